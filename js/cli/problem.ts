import { type ErrorData, explain, formatAmount, HongbaoError, type Language } from "../index.js";
import { Misuse } from "./misuse.js";
import { backgroundFlags, codeFlags, contactFlags, flagName, fontFlags, frameFlags, listFlags, logoFlags, networkFlags, splitFlags, verifyFlags } from "./options.js";

const fields = new Set([...networkFlags, ...contactFlags].map(({ option }) => option));
const options = new Set([...fields, ...[...codeFlags, ...backgroundFlags, ...frameFlags, ...fontFlags, ...logoFlags, ...listFlags, ...splitFlags, ...verifyFlags].map(({ option }) => option)]);
options.add("wifi").add("vcard");

/** Fields whose flags have other names. */
const fieldFlags: Readonly<Record<string, string>> = { ssid: "--wifi", name: "--vcard", method: "--eap" };

type Both = readonly [english: string, chinese: string];

/** What is said of a value or of what is allowed, in the words of a shell. */
const words: Readonly<Record<string, Both>> = {
  nothing: ["nothing", "空"],
  "an object": ["this JSON", "这段 JSON"],
  "bytes that are no font": ["this file", "这个文件"],
  "a colour, or a gradient as JSON": ["a colour, or a gradient as JSON", "颜色，或 JSON 写的渐变"],
  "a CSS colour, a gradient": ["a CSS colour, or a gradient as JSON", "CSS 颜色，或 JSON 写的渐变"],
  "64 hexadecimal digits": ["64 hexadecimal digits", "64 位十六进制数字"],
  "in a terminal and in FILE.txt": ["in a terminal and in FILE.txt", "终端或 FILE.txt"],
  "with a text, not with a list": ["with a text, not with the links of a list", "用于一段内容，不用于名单里的链接"],
  "without size": ["--module-size alone, or --size alone", "--module-size 与 --size 只能用一个"],
};

/** What is wrong with the file of a logo or a background, where the library would have it decoded by a page. */
const pictures: Readonly<Record<string, Both>> = {
  "a broken PNG file": ["The PNG file is broken and cannot be read.", "PNG 文件已损坏，无法读取。"],
  "no picture": ["The file of --logo or --background is no PNG, JPEG, WebP or SVG file.", "--logo 或 --background 的文件不是 PNG、JPEG、WebP 或 SVG。"],
  "a JPEG file that is to be turned": ["The JPEG file of --logo or --background is to be turned. Use a PNG file.", "--logo 或 --background 的 JPEG 文件需要旋转。请改用 PNG 文件。"],
  ...Object.fromEntries(
    ["JPEG", "WebP", "SVG"].map((kind) => {
      const article = kind === "SVG" ? "An" : "A";
      return [`${article.toLowerCase()} ${kind} file`, [`${article} ${kind} file cannot be drawn in this kind of picture as --logo or --background. Use a PNG file, or write an SVG with -o FILE.svg.`, `这种输出不能用 ${kind} 文件作 --logo 或 --background。请改用 PNG 文件，或用 -o FILE.svg 输出 SVG。`]];
    }),
  ),
};

/** What the system says of a file. */
const files: Readonly<Record<string, Both>> = {
  ENOENT: ["there is no such file or folder", "没有这个文件或文件夹"],
  EISDIR: ["this is a folder, not a file", "这是文件夹，不是文件"],
  EACCES: ["the file may not be read or written", "没有读写这个文件的权限"],
};

/** Says what went wrong as a line of a shell: the code, and the sentence. */
export function sentenceOf(problem: unknown, language: Language): string {
  const say = ([english, chinese]: Both) => (language === "en" ? english : chinese);
  if (problem instanceof Misuse) return `${problem.code}: ${say([problem.message, problem.chinese])}`;
  if (problem instanceof HongbaoError) {
    const own = ownSentence(problem);
    return `${problem.code}: ${own === undefined ? explain(inShell(problem, language), language) : say(own)}`;
  }
  const { code = "", path } = problem as NodeJS.ErrnoException;
  const file = files[code];
  // Of anything else the system says why, with a code of its own.
  if (file === undefined) return problem instanceof Error ? problem.message : String(problem);
  return `${code}: ${path === undefined ? "" : `${path}: `}${say(file)}${say([".", "。"])}`;
}

/** What the command says of an error whose sentence tells what to do in a program. */
function ownSentence({ code, data }: HongbaoError): Both | undefined {
  if (code === "caption-needs-canvas") return ["In PNG and PDF files the text of a caption or a frame needs --font FILE; in SVG it does not.", "PNG 和 PDF 里的说明文字和外框文字需要 --font 字体文件，SVG 不需要。"];
  const { found, reason, id, promoter } = data;
  if (code === "base-invalid" && reason === "no base") return [`“${id ?? promoter}” has no address in the list. Give one for all by --base, such as --base https://example.org/.`, `名单中“${id ?? promoter}”没有链接。请用 --base 指定共用的网址，例如 --base https://example.org/。`];
  if (code !== "logo-unsupported") return undefined;
  return pictures[String(found)] ?? [`The SVG file of --logo or --background has “${found}”, and may hold shapes alone. Take it out, or use a PNG file.`, `--logo 或 --background 的 SVG 文件含有“${found}”，而这里只能含图形。请去掉它，或改用 PNG 文件。`];
}

/** Runs work of amounts, whose errors it says in amounts as they were written, not in the smallest unit. @throws Misuse */
export function inAmounts<Made>(work: () => Made, decimals: number | undefined): Made {
  try {
    return work();
  } catch (problem) {
    const said = problem instanceof HongbaoError ? ofAmounts(problem.code, problem.data, decimals) : undefined;
    throw said === undefined ? problem : new Misuse(...said, (problem as HongbaoError).code);
  }
}

function ofAmounts(code: string, data: ErrorData, decimals: number | undefined): Both | undefined {
  const amount = (name: string) => formatAmount(BigInt(data[name] as string | number), decimals);
  const { count, index } = data;
  if (code === "total-too-small") return [`The total is too small: ${amount("total")} for ${count} shares of at least ${amount("min")}; it takes ${amount("needed")}.`, `总额太小：${count} 个红包，每个至少 ${amount("min")}，总额只有 ${amount("total")}，至少需要 ${amount("needed")}。`];
  if (code === "min-too-large") return [`--min is too large: ${count} × ${amount("min")} is more than the total of ${amount("total")}; the most is ${amount("nearest")}.`, `--min 太大：${count} × ${amount("min")} 超过总额 ${amount("total")}，最多 ${amount("nearest")}。`];
  if (code === "max-too-small") return [`--max is too small: ${count} × ${amount("max")} is less than the total of ${amount("total")}; the least is ${amount("nearest")}.`, `--max 太小：${count} × ${amount("max")} 不足总额 ${amount("total")}，至少 ${amount("nearest")}。`];
  if (code !== "shares-mismatch") return undefined;
  if (data["actual"] === undefined) return ["The shares are not the published ones: --shares has fewer than the packet.", "金额与公布的不一致：--shares 的个数比红包少。"];
  if (data["expected"] === undefined) return ["The shares are not the published ones: --shares has more than the packet.", "金额与公布的不一致：--shares 的个数比红包多。"];
  const place = Number(index) + 1;
  return [`The shares are not the published ones: number ${place} of --shares is ${amount("actual")}, and ${amount("expected")} follows from the reveal.`, `金额与公布的不一致：--shares 的第 ${place} 个是 ${amount("actual")}，按揭示数据应为 ${amount("expected")}。`];
}

/** An error of the library as a shell is told of it: options and fields are flags. */
function inShell({ code, data, kind }: HongbaoError, language: Language): Pick<HongbaoError, "code" | "data" | "kind"> {
  const place = language === "en" ? 0 : 1;
  const said = Object.entries(data).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    if (name === "field" && code === "payload-invalid") return [name, fieldFlag(value)];
    if (name === "instead") return [name, meant(value, place)];
    if (name === "value") return [name, kind === undefined ? (words[value]?.[place] ?? value) : value];
    if (name === "allowed") return [name, words[value]?.[place] ?? inChinese(flagged(value), place)];
    return [name, name === "option" ? flagged(value) : value];
  });
  return { code, data: Object.fromEntries(said) as ErrorData, kind };
}

/** `address.city` is `--city`. */
function fieldFlag(field: string): string {
  const name = field.replace(/^.*\./, "");
  return fieldFlags[name] ?? (fields.has(name) ? `--${flagName(name)}` : field);
}

/** `errorCorrection` is `--error-correction`, and `logo.size` `--logo-size`. */
function flagged(value: string): string {
  const name = value.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
  return options.has(name) ? `--${flagName(name)}` : value;
}

/** `dark and light` are `--dark and --light`. */
function meant(value: string, place: number): string {
  const flags = value.replace(/(?<![-.])\b\w+\b/g, (name) => flagged(name));
  return place === 0 ? flags : flags.replace(/ and /g, " 和 ").replace(/ or /g, " 或 ").replace(", without a flag", "，不加选项名").replace(", without ", "，不加 ");
}

function inChinese(value: string, place: number): string {
  return place === 0 ? value : value.replace(/^with (--\S+)$/, "配合 $1").replace(/^in (FILE\..+)$/, "$1");
}
