// What an element takes and gives, from the package's custom-elements.json.

import { readFile } from "node:fs/promises";

const heads = {
  en: { attributes: "Attribute", events: "Event", cssParts: "Part", cssProperties: "Custom property", cssStates: "State", says: "What it is" },
  "zh-CN": { attributes: "属性", events: "事件", cssParts: "部件", cssProperties: "CSS 自定义属性", cssStates: "状态", says: "说明（英文）" },
};

/** Tables of an element's attributes, events, parts, custom properties and states. */
export async function attributes(tag, language) {
  const { modules } = JSON.parse(await readFile("dist/npm/custom-elements.json", "utf8"));
  const element = modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  const said = heads[language.tag];
  return ["attributes", "events", "cssParts", "cssProperties", "cssStates"].map((kind) => ({ heads: [said[kind], said.says], bodies: [{ rows: rows(element[kind], kind === "attributes") }] }));
}

function rows(list, typed) {
  return list.map(({ name, description = "", type }) => {
    const values = typed && type?.text.includes("|") ? `${type.text.split("|").map((value) => `\`${value.replaceAll('"', "").trim()}\``).join(" ")} ` : "";
    return [`\`${name}\``, values + description];
  });
}
