import type { HongbaoError, Language } from "../index.js";
import { backgroundFlags, codeFlags, flagName, fontFlags, frameFlags, listFlags, logoFlags } from "./options.js";

const options = new Set([...codeFlags, ...backgroundFlags, ...frameFlags, ...fontFlags, ...logoFlags, ...listFlags].map(({ option }) => option));

/** In Chinese, what the command itself says of a flag. */
const chinese: Readonly<Record<string, string>> = {
  nothing: "空",
  several: "多个",
  "a value behind it": "写在后面的一个值",
  "a colour, or a gradient as JSON": "颜色，或 JSON 写的渐变",
  "a text, --wifi or --vcard": "一段内容、--wifi 或 --vcard",
  "one text, in quotation marks where it has spaces": "一段内容，有空格时加引号",
  "TOTAL COUNT, such as 200.00 12": "总额和个数，例如 200.00 12",
  "REVEAL COMMITMENT": "揭示和承诺",
  "64 hexadecimal digits": "64 位十六进制数字",
  "in a terminal and in FILE.txt": "终端或 FILE.txt",
};

/** An error of the library as a shell is told of it: options are flags. */
export function inShell({ code, data, kind }: HongbaoError, language: Language): Pick<HongbaoError, "code" | "data" | "kind"> {
  const said = Object.entries(data).map(([name, value]) => {
    if (name === "option" || name === "allowed" || name === "instead") return [name, language === "en" ? flagged(value) : translated(flagged(value))];
    return [name, name === "value" && language !== "en" ? translated(value) : value];
  });
  return { code, data: Object.fromEntries(said) as HongbaoError["data"], kind };
}

/** `errorCorrection` is `--error-correction`, and `logo.size` `--logo-size`. */
function flagged(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const name = value.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
  return options.has(name) ? `--${flagName(name)}` : value;
}

function translated(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return chinese[value] ?? value.replace(/^with (--\S+)$/, "配合 $1").replace(/^in (FILE\.\S+)$/, "$1").replace(/^(\d+) words$/, "$1 个词");
}
