import { byId, drawing, element, problem } from "./dom.js";
import { postJSON, upload } from "./api.js";

// The conditions in their order: each its uploads, what it is taken for, and its card on the page.
export class Conditions {
  constructor(adapters, onChange) {
    this.adapters = adapters;
    this.onChange = onChange;
    this.list = [];
    this.place = byId("conditions");
    this.listen();
  }

  // As a request names them; what could not be read is left out.
  get entries() {
    return this.list.filter((one) => one.report).map((one) => ({
      adapter: one.report.adapter,
      ...(one.inputs.length === 1 ? { input: one.inputs[0] } : { inputs: one.inputs }),
      params: one.params,
    }));
  }

  get adaptersInUse() {
    return new Set(this.list.filter((one) => one.report).map((one) => one.report.adapter));
  }

  listen() {
    const drop = byId("drop");
    byId("choose").onclick = () => byId("files").click();
    byId("choose-folder").onclick = () => byId("folder").click();
    byId("files").onchange = (event) => this.take([...event.target.files], event.target);
    byId("folder").onchange = (event) => this.takeFolder([...event.target.files], event.target);
    let depth = 0;
    const isFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    addEventListener("dragenter", (event) => {
      if (!isFiles(event)) return;
      depth += 1;
      document.body.classList.add("dragging");
      drop.classList.toggle("over", drop.contains(event.target));
    });
    addEventListener("dragleave", () => {
      depth = Math.max(0, depth - 1);
      if (!depth) this.undrag();
    });
    addEventListener("dragover", (event) => isFiles(event) && event.preventDefault());
    addEventListener("drop", (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      depth = 0;
      this.undrag();
      this.dropped(event.dataTransfer);
    });
    addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length) this.take(files);
    });
  }

  undrag() {
    document.body.classList.remove("dragging");
    byId("drop").classList.remove("over");
  }

  async dropped(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const folders = entries.filter((entry) => entry.isDirectory);
    const files = [...transfer.files].filter((file) => !folders.some((folder) => folder.name === file.name));
    if (files.length) this.take(files);
    for (const folder of folders) this.takeFolder(await filesOf(folder), null, folder.name);
  }

  // Pictures that come together are one condition; every other file is one by itself.
  take(files, input) {
    if (input) input.value = "";
    const isPicture = (file) => file.type.startsWith("image/") && file.type !== "image/gif";
    const pictures = files.filter(isPicture);
    const groups = files.filter((file) => !isPicture(file)).map((file) => [file]);
    if (pictures.length) groups.push(pictures);
    for (const group of groups) this.add(group, null);
  }

  takeFolder(files, input, name) {
    files.sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    if (files.length) this.add(files, name ?? files[0].webkitRelativePath.split("/")[0] ?? "folder");
    if (input) input.value = "";
  }

  async add(files, folder) {
    const one = { inputs: [], params: {}, report: null, title: folder ? `${folder}/ (${files.length} files)` : files.map((file) => file.name).join(", ") };
    one.card = element("li", { className: "condition" });
    this.list.push(one);
    this.place.append(one.card);
    this.showProgress(one, 0);
    try {
      const total = files.reduce((sum, file) => sum + file.size, 0) || 1;
      let sent = 0;
      let id = folder ? "new" : null;
      for (const file of files) {
        const answer = await upload(file, id, (part) => this.showProgress(one, (sent + part * file.size) / total));
        sent += file.size;
        if (folder) id = answer.id;
        else one.inputs.push(answer.id);
      }
      if (folder) one.inputs = [id];
      this.showProgress(one, 1);
    } catch (error) {
      return this.showFailure(one, error);
    }
    await this.look(one, "auto");
  }

  // Has the server read a condition, and shows what it is taken for.
  async look(one, adapter) {
    one.card.setAttribute("aria-busy", "true");
    try {
      one.report = await postJSON("v1/conditions", {
        adapter, ...(one.inputs.length === 1 ? { input: one.inputs[0] } : { inputs: one.inputs }), params: one.params,
      });
      this.show(one);
    } catch (error) {
      if (adapter !== "auto" && one.report) this.show(one, error);
      else this.showFailure(one, error);
    }
    one.card.removeAttribute("aria-busy");
    this.onChange();
  }

  remove(one) {
    const index = this.list.indexOf(one);
    this.list.splice(index, 1);
    one.card.remove();
    (this.place.querySelectorAll(".condition .remove")[index] ?? byId("choose")).focus();
    this.onChange();
  }

  // MARK: Cards

  showProgress(one, part) {
    const bar = element("i");
    bar.style.width = `${Math.round(part * 100)}%`;
    one.card.replaceChildren(
      element("div", { className: "head" }, element("span", { className: "file" }, one.title), this.removal(one)),
      element("div", { className: "bar", role: "progressbar", "aria-valuenow": Math.round(part * 100), "aria-label": `Sending ${one.title}` }, bar));
  }

  showFailure(one, error) {
    one.report = null;
    one.card.replaceChildren(
      element("div", { className: "head" }, one.inputs.length ? this.choice(one, "") : null,
        element("span", { className: "file" }, one.title), this.removal(one)),
      problem(error));
  }

  show(one, error) {
    const { report } = one;
    const facts = report.condition.facts ?? [];
    one.card.replaceChildren(
      element("div", { className: "head" }, this.choice(one, report.adapter),
        element("span", { className: "file", title: one.title }, one.title), this.removal(one)),
      ...figures(report.figures ?? []),
      facts.length ? element("ul", { className: "facts" }, facts.map((fact) => element("li", {}, fact))) : "",
      ...(report.doubts ?? []).map((doubt) => element("p", { className: "doubt" }, doubt)),
      ...(error ? [problem(error)] : []),
      this.details(one));
  }

  removal(one) {
    return element("button", { type: "button", className: "quiet remove", "aria-label": `Remove ${one.title}`, onclick: () => this.remove(one) }, "✕");
  }

  // What it is taken for, to be changed.
  choice(one, current) {
    const options = this.adapters.map((adapter) =>
      element("option", { value: adapter.id, selected: adapter.id === current }, adapter.name));
    if (!current) options.unshift(element("option", { value: "", selected: true }, "What is it?"));
    return element("select", {
      "aria-label": `What ${one.title} is taken for`,
      onchange: (event) => {
        one.params = {};
        if (event.target.value) this.look(one, event.target.value);
      },
    }, options);
  }

  details(one) {
    const decisions = one.report.condition.decisions ?? [];
    const adapter = this.adapters.find((each) => each.id === one.report.adapter);
    const parameters = Object.entries(adapter?.parameters?.properties ?? {});
    return element("details", { open: one.isOpen ?? false, ontoggle: (event) => (one.isOpen = event.target.open) },
      element("summary", {}, "How it was read, and how to change that"),
      element("table", { className: "decisions" }, element("tbody", {}, decisions.map((decision) =>
        element("tr", {}, element("th", { scope: "row" }, decision.key),
          element("td", {}, decision.value), element("td", {}, decision.reason))))),
      parameters.length
        ? element("div", { className: "params" }, parameters.map(([name, schema]) => this.parameter(one, name, schema)))
        : null);
  }

  parameter(one, name, schema) {
    const change = (value) => {
      if (value === "") delete one.params[name];
      else one.params[name] = value;
      this.look(one, one.report.adapter);
    };
    const value = one.params[name] ?? "";
    const kind = [schema.type].flat()[0];
    const fallback = schema.default === undefined ? "as found" : `${schema.default}`;
    let field;
    if (schema.enum || kind === "boolean") {
      const choices = schema.enum ?? ["true", "false"];
      field = element("select", { onchange: (event) => change(kind === "boolean" && event.target.value ? event.target.value === "true" : event.target.value) },
        element("option", { value: "" }, fallback),
        choices.map((choice) => element("option", { value: choice, selected: `${value}` === `${choice}` }, choice)));
    } else if (kind === "number" || kind === "integer") {
      field = element("input", { type: "number", value, placeholder: fallback, step: kind === "integer" ? 1 : "any",
        onchange: (event) => change(event.target.value === "" ? "" : Number(event.target.value)) });
    } else if (kind === "array") {
      field = element("input", { type: "text", value: [value].flat().join(", "), placeholder: "a, b, c",
        onchange: (event) => change(event.target.value === "" ? "" : event.target.value.split(",").map((part) => part.trim())) });
    } else {
      field = element("input", { type: "text", value, placeholder: fallback, onchange: (event) => change(event.target.value) });
    }
    return element("label", { className: "field" }, element("span", {}, name.replaceAll("_", " ")), field,
      schema.description ? element("em", {}, schema.description) : null);
  }
}

function figures(list) {
  const drawings = list.filter((figure) => figure.kind === "drawing");
  const frames = list.filter((figure) => figure.kind === "frames");
  const stills = frames.filter((figure) => !figure.video).flatMap((figure) => figure.frames);
  const made = frames.filter((figure) => figure.video).map((figure) => strip(figure.frames, figure.count));
  if (stills.length) made.unshift(strip(stills, stills.length));
  if (drawings.length) {
    made.unshift(element("div", { className: "views" }, drawings.map((figure) =>
      element("figure", {}, drawing(figure.svg), element("figcaption", {}, figure.title)))));
  }
  return made;
}

function strip(frames, count) {
  return element("div", { className: frames.length === 1 ? "strip one" : "strip", tabIndex: frames.length > 3 ? 0 : -1, role: "group",
    "aria-label": `${count} ${count === 1 ? "picture" : "pictures"} as they are read` },
  frames.map((frame, index) => element("figure", {},
    element("img", { src: frame.src, alt: frame.time ? `At ${frame.time}` : `Picture ${index + 1}`, width: frame.width, height: frame.height }),
    frame.time ? element("figcaption", {}, frame.time) : null)));
}

// All files of a folder that was dropped, without what lies in folders below.
async function filesOf(folder) {
  const reader = folder.createReader();
  const entries = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) break;
    entries.push(...some);
  }
  return Promise.all(entries.filter((entry) => entry.isFile && !entry.name.startsWith("."))
    .map((entry) => new Promise((resolve, reject) => entry.file(resolve, reject))));
}
