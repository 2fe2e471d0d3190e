// What an element takes and gives, from the package's custom-elements.json.

import { readFile } from "node:fs/promises";
import { escape, renderInline } from "./markdown.mjs";

const heads = {
  en: { attributes: "Attribute", events: "Event", cssParts: "Part", cssProperties: "Custom property", cssStates: "State", says: "What it is" },
  "zh-CN": { attributes: "属性", events: "事件", cssParts: "部件", cssProperties: "CSS 自定义属性", cssStates: "状态", says: "说明（英文）" },
};

/** Tables of an element's attributes, events, parts, custom properties and states. */
export async function attributes(tag, language) {
  const { modules } = JSON.parse(await readFile("dist/npm/custom-elements.json", "utf8"));
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  const said = heads[language.tag];
  return ["attributes", "events", "cssParts", "cssProperties", "cssStates"].map((kind) => table([said[kind], said.says], element[kind], kind === "attributes")).join("");
}

function table(titles, list, typed) {
  const rows = list.map(({ name, description = "", type }) => {
    const values = typed && type?.text.includes("|") ? `${type.text.split("|").map((value) => `<code>${escape(value.replaceAll('"', ""))}</code>`).join(" ")} ` : "";
    return `<tr><td><code>${escape(name)}</code></td><td>${values}${renderInline(description)}</td></tr>`;
  });
  return `<div class="table" tabindex="0"><table><thead><tr>${titles.map((title) => `<th scope="col">${title}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
