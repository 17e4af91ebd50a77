import { byId, element } from "./dom.js";

const aspects = { count: "how many", layout: "where", motion: "movement", subject: "who, what", camera: "camera", style: "look" };

// Claims and where they disagree.
export function showKnown(claims, conflicts, conditions) {
  const name = (claim) => {
    const report = conditions[claim.condition];
    return report ? report.adapter : `condition ${claim.condition + 1}`;
  };
  byId("conflicts").replaceChildren(...conflicts.map(({ prompt, measured }) =>
    element("p", { className: "conflict" }, "You say ", element("strong", {}, prompt.value), "; ", name(measured),
      " measures ", element("strong", {}, measured.value), ". The measurement counts.")));
  if (!claims.length) {
    byId("claims").replaceChildren(element("p", { className: "empty" }, "Nothing yet. Write a sentence or drop a file."));
    return;
  }
  byId("claims").replaceChildren(element("ul", { className: "claims" }, claims.map((claim) =>
    element("li", { className: claim.told ? "" : "untold", title: claim.sentence },
      element("span", { className: "aspect" }, aspects[claim.aspect] ?? claim.aspect.replaceAll("_", " ")),
      element("span", { className: "value" }, claim.value, claim.told ? null : " (not sure enough to be written)"),
      element("span", { className: `source from-${claim.source}` },
        claim.source === "prompt" ? "you" : claim.source === "both" ? `you and ${name(claim)}` : name(claim))))));
}
