// What editors and tools know of the elements: custom-elements.json, and the same for VS Code and JetBrains. The tags of the
// classes' doc comments are the one source.

import { readFile } from "node:fs/promises";

const sources = ["js/elements/qr.ts", "js/elements/packet.ts"];
const tag = /^@(\w+)(?: \{((?:[^{}]|\{[^}]*\})*)\})?(?: (?!- )(\S+))?(?: - (.*))?$/;

/** The three files by name. */
export async function elementData(version) {
  const elements = await Promise.all(sources.map(async (source) => element(await readFile(source, "utf8"), source)));
  return {
    "custom-elements.json": customElements(elements),
    "vscode.html-custom-data.json": vscode(elements),
    "web-types.json": webTypes(elements, version),
  };
}

function element(text, source) {
  const found = /\/\*\*\n((?: \*.*\n)+) \*\/\nexport class (\w+)/.exec(text);
  if (found === null) throw new Error(`${source} has no documented class`);
  const lines = found[1].split("\n").map((line) => line.replace(/^ \* ?/, ""));
  // An example is for people who read the reference.
  const tags = lines.filter((line) => line.startsWith("@") && !line.startsWith("@example")).map((line) => {
    const parts = tag.exec(line);
    if (parts === null) throw new Error(`${source}: ${line}`);
    const [, kind, type, name = "", description] = parts;
    return { kind, name, ...(type === undefined ? {} : { type }), ...(description === undefined ? {} : { description }) };
  });
  const of = (kind) => tags.filter((each) => each.kind === kind).map(({ kind: _, ...rest }) => rest);
  const description = lines.slice(0, lines.findIndex((line) => line.startsWith("@"))).join("\n").trim();
  return { class: found[2], name: of("element")[0].name, description, attributes: of("attr"), events: of("fires"), slots: of("slot"), parts: of("csspart"), properties: of("cssprop"), states: of("cssstate") };
}

function customElements(elements) {
  const typed = (list) => list.map(({ type, ...rest }) => ({ ...rest, ...(type === undefined ? {} : { type: { text: type } }) }));
  const declarations = elements.map((each) => ({
    kind: "class",
    customElement: true,
    name: each.class,
    tagName: each.name,
    description: each.description,
    superclass: { name: "HTMLElement" },
    attributes: typed(each.attributes),
    events: typed(each.events),
    slots: each.slots,
    cssParts: each.parts,
    cssProperties: each.properties,
    cssStates: each.states,
  }));
  const exported = declarations.map(({ name }) => ({ kind: "js", name, declaration: { name, module: "elements.js" } }));
  const defined = declarations.map(({ name, tagName }) => ({ kind: "custom-element-definition", name: tagName, declaration: { name, module: "elements.js" } }));
  return {
    schemaVersion: "2.1.0",
    modules: [
      { kind: "javascript-module", path: "elements.js", declarations, exports: exported },
      { kind: "javascript-module", path: "define.js", declarations: [], exports: defined },
    ],
  };
}

function vscode(elements) {
  const tags = elements.map(({ name, description, attributes }) => ({
    name,
    description,
    attributes: attributes.map(({ type = "string", ...rest }) => {
      if (type === "boolean") return { ...rest, valueSet: "v" };
      const values = choices(type);
      return values.length === 0 ? rest : { ...rest, values: values.map((value) => ({ name: value })) };
    }),
  }));
  return { version: 1.1, tags };
}

function webTypes(elements, version) {
  const list = elements.map(({ name, description, attributes, events, slots, parts, properties }) => ({
    name,
    description,
    attributes: attributes.map(({ type = "string", ...rest }) => ({ ...rest, value: { type: choices(type).length === 0 ? type : choices(type).map((value) => `"${value}"`) } })),
    slots,
    js: { events: events.map(({ type: _, ...rest }) => rest) },
    css: { parts, properties },
  }));
  return { $schema: "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json", name: "hongbao", version, "description-markup": "markdown", contributions: { html: { elements: list } } };
}

/** The values of a union of texts. */
function choices(type) {
  return Array.from(type.matchAll(/"([^"]*)"/g), ([, value]) => value);
}
