// What an element takes and gives, from the package's custom-elements.json.

import { readFile } from "node:fs/promises";
import { escape, renderInline } from "./markdown.mjs";

/** Tables of an element's attributes, events, parts, custom properties and states. */
export async function attributes(tag) {
  const { modules } = JSON.parse(await readFile("dist/npm/custom-elements.json", "utf8"));
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  const kinds = [
    ["Attribute", element.attributes, true],
    ["Event", element.events, false],
    ["Part", element.cssParts, false],
    ["Custom property", element.cssProperties, false],
    ["State", element.cssStates, false],
  ];
  return kinds.map(([kind, list, typed]) => table(kind, list, typed)).join("");
}

function table(kind, list, typed) {
  const rows = list.map(({ name, description = "", type }) => {
    const values = typed && type?.text.includes("|") ? `${type.text.split("|").map((value) => `<code>${escape(value.replaceAll('"', ""))}</code>`).join(" ")} ` : "";
    return `<tr><td><code>${escape(name)}</code></td><td>${values}${renderInline(description)}</td></tr>`;
  });
  return `<div class="table" tabindex="0"><table><thead><tr><th>${kind}</th><th>What it is</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
