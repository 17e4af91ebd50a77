// Elements made in one call; text is always text, never markup.
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && key !== "list" && key !== "form") node[key] = value;
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

// A drawing of the server's, whose text the server has escaped.
export function drawing(svg) {
  const parsed = new DOMParser().parseFromString(svg, "text/html").querySelector("svg");
  return parsed ? document.importNode(parsed, true) : element("span");
}

export function problem(error) {
  return element("p", { className: "problem" }, error.message,
    error.hint ? element("span", { className: "hint" }, error.hint) : null);
}

// Calls `body` when nothing has asked for it for a while.
export function whenQuiet(milliseconds, body) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(body, milliseconds);
  };
}

export async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Where the page was not reached over a safe connection.
    const area = element("textarea", { value: text, className: "hidden" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = before), 1200);
}
