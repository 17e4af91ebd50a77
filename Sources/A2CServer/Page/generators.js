import { byId, copy, element } from "./dom.js";

// The generators to choose from, those first that take what is there.
export class Generators {
  constructor(list, onChange) {
    this.list = list;
    this.onChange = onChange;
    const stored = JSON.parse(localStorage.getItem("a2c-generators") ?? "null");
    const known = new Set(list.map((generator) => generator.id));
    this.chosen = new Set((stored ?? ["cogvideox"]).filter((id) => known.has(id)));
    this.inUse = new Set();
    byId("search").addEventListener("input", () => this.show());
    this.show();
  }

  get ids() {
    return [...this.chosen];
  }

  takes(generator) {
    return new Set(generator.takes.map((condition) => condition.adapter).filter((adapter) => this.inUse.has(adapter))).size;
  }

  setConditions(adapters) {
    this.inUse = adapters;
    this.show();
  }

  show() {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = this.list
      .filter((generator) => words.every((word) => `${generator.name} ${generator.id}`.toLowerCase().includes(word)))
      .map((generator) => ({ generator, takes: this.takes(generator) }))
      .sort((a, b) => this.chosen.has(b.generator.id) - this.chosen.has(a.generator.id) || b.takes - a.takes || a.generator.name.localeCompare(b.generator.name));
    const focused = document.activeElement?.value;
    byId("generators").replaceChildren(...rows.map(({ generator, takes }) =>
      element("label", { className: "chip", title: this.words(generator) },
        element("input", { type: "checkbox", value: generator.id, checked: this.chosen.has(generator.id),
          onchange: (event) => this.toggle(generator.id, event.target.checked) }),
        element("span", {}, generator.name,
          takes ? element("b", { "aria-label": `takes ${takes} of your conditions` }, `${takes} ⤓`) : null))));
    if (focused) byId("generators").querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
    const count = this.chosen.size;
    byId("picked").textContent = count ? `${count} chosen` : "None chosen";
  }

  words(generator) {
    const budget = generator.budget ? `${generator.budget} ${generator.unit}` : "no known limit of text";
    const forms = [...new Set(generator.takes.map((condition) => condition.adapter))];
    return `${budget}; takes ${forms.length ? forms.join(", ") : "no condition files"}`;
  }

  toggle(id, isChosen) {
    if (isChosen) this.chosen.add(id);
    else this.chosen.delete(id);
    localStorage.setItem("a2c-generators", JSON.stringify(this.ids));
    byId("picked").textContent = this.chosen.size ? `${this.chosen.size} chosen` : "None chosen";
    this.onChange();
  }

  name(id) {
    return this.list.find((generator) => generator.id === id)?.name ?? id;
  }

  // MARK: Prompts

  showPrompts(prompts) {
    const place = byId("prompt-list");
    const open = new Set([...place.querySelectorAll("details[open]")].map((node) => node.dataset.id));
    place.replaceChildren(...Object.entries(prompts).map(([id, prompt]) => this.card(id, prompt, open.has(id))));
    if (!Object.keys(prompts).length) {
      place.replaceChildren(element("p", { className: "empty" }, "Choose a generator above, and its prompt stands here."));
    }
  }

  card(id, prompt, isOpen) {
    const head = element("div", { className: "head" }, element("h3", {}, this.name(id)));
    if (prompt.error) return element("article", { className: "prompt" }, head, element("p", { className: "problem" }, prompt.error));
    head.append(element("button", { type: "button", "aria-label": `Copy the prompt for ${this.name(id)}`,
      onclick: (event) => copy(prompt.prompt, event.target) }, "Copy"));
    return element("article", { className: "prompt" }, head, budget(prompt),
      element("p", { className: "text" }, prompt.prompt),
      prompt.negative ? element("p", { className: "negative" }, element("strong", {}, "Not wanted: "), prompt.negative) : null,
      (prompt.warnings ?? []).map((warning) => element("p", { className: "doubt" }, warning)),
      prompt.dropped.length
        ? element("details", { open: isOpen, "data-id": id },
          element("summary", {}, prompt.dropped.length === 1 ? "1 sentence is not in it as it stood" : `${prompt.dropped.length} sentences are not in it as they stood`),
          element("ul", { className: "left" }, prompt.dropped.map((one) =>
            element("li", {}, one.sentence, " ", element("span", { className: "why" }, `— ${one.reason}`)))))
        : null);
  }
}

function budget(prompt) {
  const unit = prompt.counted === "estimated" ? `${prompt.unit}, estimated` : prompt.unit;
  if (!prompt.budget) return element("p", { className: "budget" }, `${prompt.count} ${unit}; no known limit`);
  return element("p", { className: "budget" },
    element("meter", { min: 0, max: prompt.budget, high: prompt.budget * 0.97, value: prompt.count,
      "aria-label": `${prompt.count} of ${prompt.budget} ${prompt.unit}` }),
    `${prompt.count} of ${prompt.budget} ${unit}`);
}
