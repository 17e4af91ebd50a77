import { byId, copy, element, problem, whenQuiet } from "./dom.js";
import { get, post, postJSON, stream } from "./api.js";
import { Caption } from "./caption.js";
import { Conditions } from "./conditions.js";
import { Generators } from "./generators.js";
import { showKnown } from "./known.js";

let conditions, generators, caption;
// The answer that the caption on the page comes from.
let result = null;
let running = null;

const status = (text) => (byId("status").textContent = text);
const sentence = () => byId("sentence").value.trim();
const fail = (error) => byId("problems").replaceChildren(problem(error));
const isAbort = (error) => error.name === "AbortError";

// What is known before anybody writes, told again whenever something has changed.
let looking = null;
const known = whenQuiet(350, async () => {
  looking?.abort();
  if (!sentence() && !conditions.entries.length) return showKnown([], [], []);
  looking = new AbortController();
  try {
    const answer = await postJSON("v1/captions",
      { prompt: sentence(), conditions: conditions.entries, model: byId("model").dataset.facts || undefined }, { signal: looking.signal });
    showKnown(answer.claims, answer.conflicts, conditions.entries);
    byId("problems").replaceChildren();
  } catch (error) {
    if (!isAbort(error)) fail(error);
  }
});

async function write() {
  if (running) return;
  if (!sentence() && !conditions.entries.length) {
    status("Write a sentence or drop a file first.");
    byId("sentence").focus();
    return;
  }
  running = new AbortController();
  byId("write").disabled = true;
  byId("stop").hidden = false;
  byId("problems").replaceChildren();
  byId("warnings").replaceChildren();
  status("Waiting for its turn …");
  caption.begin();
  let isDone = false;
  const entries = conditions.entries;
  const request = {
    prompt: sentence(), conditions: entries, generators: generators.ids, model: byId("model").value, stream: true,
  };
  try {
    await stream("v1/captions", request, running.signal, (name, data) => {
      if (name === "began") status("Reading the conditions …");
      if (name === "condition") status(`Read ${data.name} …`);
      if (name === "settled") {
        showKnown(data.claims, data.conflicts, entries);
        status("Writing …");
      }
      if (name === "part") caption.writing(data.part);
      if (name === "text" && data.part) caption.add(data.part, data.text);
      if (name === "caption") caption.finish(data);
      if (name === "result") {
        isDone = true;
        finished(data);
      }
      if (name === "error") throw Object.assign(new Error(data.error.what), { hint: data.error.hint });
    });
    if (!isDone) throw new Error("the server ended before the caption was there");
  } catch (error) {
    caption.giveUp();
    status(isAbort(error) ? "Stopped." : "");
    if (!isAbort(error)) fail(error);
  }
  running = null;
  byId("write").disabled = false;
  byId("stop").hidden = true;
}

function finished(data) {
  result = data;
  caption.finish(data.caption);
  const seconds = data.timings.reduce((sum, stage) => sum + stage.seconds, 0);
  status(`Written by ${data.model.name} in ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s.`);
  byId("warnings").replaceChildren(...(data.warnings ?? []).map((text) => element("p", { className: "notice" }, named(text, data))));
  byId("prompts").hidden = false;
  generators.showPrompts(data.prompts);
  byId("caption").scrollIntoView({ behavior: "smooth", block: "nearest" });
}

// Conditions are numbers in the server's words, and have names on the page.
const named = (text, data) =>
  text.replace(/\bcondition (\d+) measures\b/, (all, number) => {
    const name = data.conditions?.[number]?.adapter?.split(".").at(-1);
    return name ? `${name} measures` : all;
  });

// What prompts and bundles are made of: the caption as it stands on the page.
const source = () => ({
  caption: caption.json, user: result?.user, claims: result?.claims, prompt: sentence(), generators: generators.ids,
});

let following = null;
const follow = whenQuiet(250, async () => {
  following?.abort();
  if (!result) return;
  byId("prompts").hidden = false;
  if (!generators.ids.length) return generators.showPrompts({});
  following = new AbortController();
  try {
    generators.showPrompts((await postJSON("v1/prompts", source(), { signal: following.signal })).prompts);
    byId("problems").replaceChildren();
  } catch (error) {
    if (!isAbort(error)) fail(error);
  }
});

async function download(button) {
  button.disabled = true;
  try {
    const answer = await post("v1/bundles", { ...source(), conditions: conditions.entries });
    const link = element("a", { href: URL.createObjectURL(await answer.blob()), download: "a2c.zip" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    byId("problems").replaceChildren();
  } catch (error) {
    fail(error);
  }
  button.disabled = false;
}

// MARK: Start

const themes = ["", "light", "dark"];

function theme(value) {
  document.documentElement.dataset.theme = value;
  byId("theme").setAttribute("aria-label", `Colours: ${value || "as the system has them"}`);
  byId("theme").textContent = { "": "◐", light: "☀", dark: "☾" }[value];
  localStorage.setItem("a2c-theme", value);
}

function showModels(models) {
  const select = byId("model");
  select.replaceChildren(...models.map((model) =>
    element("option", { value: model.id, title: model.notice ?? "" }, model.id === "facts" ? "facts (no model)" : model.id)));
  select.dataset.facts = models.find((model) => model.id === "facts")?.id ?? "";
}

async function start() {
  theme(localStorage.getItem("a2c-theme") ?? "");
  byId("theme").onclick = () => theme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length]);
  try {
    const [models, adapters, all] = await Promise.all([get("v1/models"), get("v1/adapters"), get("v1/generators")]);
    showModels(models.data);
    conditions = new Conditions(adapters.data, () => {
      generators.setConditions(conditions.adaptersInUse);
      known();
    });
    generators = new Generators(all.data, follow);
  } catch (error) {
    return fail(error);
  }
  caption = new Caption(follow);
  byId("sentence").addEventListener("input", known);
  byId("write").onclick = write;
  byId("stop").onclick = () => running?.abort();
  byId("copy-caption").onclick = (event) => copy(caption.text, event.target);
  byId("download").onclick = (event) => download(event.target);
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) write();
    if (event.key === "Escape") running?.abort();
  });
  document.body.dataset.ready = "true";
  if (sentence()) known();
}

start();
