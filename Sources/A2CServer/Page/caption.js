import { byId, element } from "./dom.js";

const titles = [
  ["dense", "The whole"], ["main_object", "Main object"], ["background", "Background"],
  ["camera", "Camera"], ["style", "Style"], ["action", "Action"],
];

// The six parts, written by a model and changed by a person.
export class Caption {
  constructor(onEdit) {
    this.onEdit = onEdit;
    this.written = {};
    this.fields = {};
    byId("parts").append(...titles.map(([part, title]) => this.field(part, title)));
  }

  field(part, title) {
    const area = element("textarea", { id: `part-${part}`, rows: 2, spellcheck: true,
      oninput: () => { this.edited(part); this.onEdit(); } });
    const back = element("button", { type: "button", className: "link", hidden: true,
      onclick: () => { area.value = this.written[part] ?? ""; this.edited(part); this.onEdit(); area.focus(); } }, "as it was written");
    const open = element("span", { className: "open" });
    const node = element("div", { className: `part ${part}` },
      element("label", { htmlFor: area.id }, title, open), area, back);
    this.fields[part] = { area, back, open, node };
    return node;
  }

  // As the server takes it; a part of which nothing is known is null.
  get json() {
    return Object.fromEntries(titles.map(([part]) => [part, this.fields[part].area.value.trim() || null]));
  }

  get text() {
    return titles.map(([part], index) => `${index + 1}. ${headings[part]}: ${this.fields[part].area.value.trim()}`.trim()).join("\n");
  }

  get isThere() {
    return !byId("caption").hidden;
  }

  begin() {
    this.written = {};
    byId("caption").hidden = false;
    for (const [part] of titles) this.set(part, "", false);
    for (const { area } of Object.values(this.fields)) area.readOnly = true;
  }

  writing(part) {
    for (const [name, { node }] of Object.entries(this.fields)) node.classList.toggle("writing", name === part);
  }

  add(part, text) {
    const { area } = this.fields[part];
    area.value = (area.value + text).trimStart();
    fit(area);
  }

  finish(caption) {
    this.writing(null);
    for (const [part] of titles) this.set(part, caption[part] ?? "", true);
    for (const { area } of Object.values(this.fields)) area.readOnly = false;
  }

  giveUp() {
    this.writing(null);
    for (const { area } of Object.values(this.fields)) area.readOnly = false;
  }

  set(part, text, isWritten) {
    const { area } = this.fields[part];
    area.value = text;
    if (isWritten) this.written[part] = text;
    this.edited(part);
  }

  edited(part) {
    const { area, back, open } = this.fields[part];
    open.textContent = part in this.written && !area.value ? "open: nothing is known of it" : "";
    back.hidden = area.readOnly || area.value === (this.written[part] ?? "");
    fit(area);
  }
}

const headings = {
  dense: "Dense caption", main_object: "Main object caption", background: "Background caption",
  camera: "Camera caption", style: "Style caption", action: "Action caption",
};

// For browsers that do not size fields by their content.
function fit(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
