// Every option of codes, from the declarations of the package.

import { readFile } from "node:fs/promises";
import ts from "typescript-5.9";
import { flags } from "./flags.mjs";

/** Which interface a group lists, and the name in the code that stands before its options. */
const groups = {
  "The symbol": { file: "encode", name: "EncodeOptions" },
  "The look": { file: "style", name: "Style" },
  "A logo": { file: "style", name: "Logo", within: "logo." },
  "A background": { file: "style", name: "Background", within: "background." },
  "A frame": { file: "style", name: "Frame", within: "frame." },
  "A gradient": { file: "style", name: "Gradient", within: "dark." },
  "A corner": { file: "style", name: "FinderLook", within: "finders.topLeft." },
};

/** What the inner types of single functions say. */
const alone = {
  symbols: { says: "Of `encodeQrSequence`: the number of symbols, 2 to 16.", standard: "as few as the largest version needs" },
  type: { says: "Of `qrToBlob`: what the file is: `image/png`, `image/jpeg` or `image/webp`.", standard: '`"image/png"`' },
  quality: { says: "Of `qrToBlob`: how well JPEG and WebP are written, 0 to 1.", standard: "the engine's" },
  format: { says: "Of `qrToDataUrl`: what the address holds, `png` or `svg`; of `exportPromoters` also `pdf`.", standard: '`"png"`' },
  moduleMillimetres: { says: "Of `qrToPdf` and `exportPromoters`: the size of a module in print.", standard: "`0.8`" },
  colorSpace: { says: "Of `qrToPdf` and `exportPromoters`: `cmyk` gives colours as inks, for a press.", standard: '`"rgb"`' },
  bleed: { says: "Of `qrToPdf` and `exportPromoters`: millimetres that the ground goes on beyond the cut.", standard: "`0`" },
  cropMarks: { says: "Of `qrToPdf` and `exportPromoters`: whether marks show where to cut.", standard: "`false`" },
  sheet: { says: "Of `qrToPdf` with a list: the pages, as `{ page, columns, rows, margin, gap }` in millimetres.", standard: "A4, four by six" },
  invert: { says: "Of `qrToText`: for terminals with dark letters on light ground.", standard: "`false`" },
};

const heads = { en: ["Option", "Type", "What it does", "By default"], "zh-CN": ["选项", "类型", "作用（英文）", "默认"] };
const titles = { "The symbol": "码", "The look": "样式", "A logo": "标志", "A background": "背景图", "A frame": "外框", "A gradient": "渐变", "A corner": "一个定位角", "Of one function alone": "只属于某个函数" };

/** The names of all options by their groups, for the tests. */
export async function optionNames() {
  return Object.fromEntries(await Promise.all(Object.entries(groups).map(async ([group, { file, name }]) => [group, (await members(file, name)).map(({ name }) => name)])));
}

let chinese;

/**
 * The options by groups: the `group`, its `title` in a language, and `options`, each with its `name`, what is written before it (`within`), its
 * `attribute` where that is another name, its `type`, what it `says` and the `standard` value, where there is one.
 */
export async function optionGroups({ tag }) {
  chinese ??= await chineseWords();
  const all = [...Object.keys(groups), "Of one function alone"];
  return Promise.all(
    all.map(async (group) => {
      const { file, name, within = "" } = groups[group] ?? {};
      const listed = file === undefined ? Object.entries(alone).map(([name, rest]) => ({ name, ...rest })) : await members(file, name);
      const options = listed.map((option) => {
        const { attribute, flag } = names(group, option.name, within);
        return { ...option, within, attribute, says: tag === "zh-CN" ? (chinese.get(flag) ?? option.says) : option.says };
      });
      return { group, title: tag === "en" ? group : titles[group], options };
    }),
  );
}

/** The same as a table without pictures. */
export async function optionTable(language) {
  const bodies = (await optionGroups(language)).map(({ title, options }) => ({ title, rows: options.map(cells) }));
  return [{ heads: heads[language.tag], bodies }];
}

function cells({ within, name, attribute, type, says, standard = "" }) {
  const called = [within + name, attribute].filter((each) => each !== undefined).map((each) => `\`${each}\``).join(" ");
  const typed = type === undefined ? "" : `\`${type}\``;
  return [called, typed, says === typed ? "" : says, standard];
}

/** The attribute and the flag of an option, where there are any. */
function names(group, name, within) {
  const hyphened = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (group === "A logo" || group === "A background") {
    const picture = within.slice(0, -1);
    return { attribute: name === "image" ? picture : `${picture}-${name}`, flag: name === "image" ? picture : `${picture}${name[0].toUpperCase()}${name.slice(1)}` };
  }
  if (group === "A frame") return { attribute: `frame-${hyphened}`, flag: `frame${name[0].toUpperCase()}${name.slice(1)}` };
  if (within !== "" || group === "Of one function alone") return { flag: within === "" ? name : undefined };
  return { attribute: hyphened === name || name === "dpi" ? undefined : hyphened, flag: name };
}

/** What the command's help says of each option in Chinese. */
async function chineseWords() {
  const { backgroundFlags, codeFlags, fontFlags, frameFlags, logoFlags } = await flags();
  return new Map([...codeFlags, ...backgroundFlags, ...frameFlags, ...fontFlags, ...logoFlags].map(({ option, says }) => [option, says[1]]));
}

/** The members of an interface of the package: `name`, `type`, what its comment `says`, and the `standard` value. */
async function members(file, name) {
  const source = await declarations(file);
  const choices = new Map([...(await declarations("symbol")).statements, ...source.statements].filter(ts.isTypeAliasDeclaration).map((node) => [node.name.text, node.type.getText()]));
  const found = source.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === name);
  return found.members.map((member) => {
    const [comment] = ts.getJSDocCommentsAndTags(member);
    const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === "defaultValue");
    const type = member.type.getText().replace(/ \| undefined\b/g, "").replace(/\s+/g, " ");
    return {
      name: member.name.getText(),
      // Which shapes there are is not told by the name of their type.
      type: type.replace(/^\w+/, (alias) => choices.get(alias) ?? alias),
      says: text(comment?.comment) || `\`${type}\``,
      standard: tag === undefined ? undefined : text(tag.comment),
    };
  });
}

async function declarations(file) {
  const path = `dist/npm/${file}.d.ts`;
  return ts.createSourceFile(path, await readFile(path, "utf8"), ts.ScriptTarget.Latest, true);
}

/** A comment whose links are words. */
function text(comment) {
  return (ts.getTextOfJSDocComment(comment) ?? "").replace(/\{@link (\w+)\}/g, "`$1`").replace(/\s+/g, " ").trim();
}
