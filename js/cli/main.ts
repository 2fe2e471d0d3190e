#!/usr/bin/env node
// The command `hongbao`: it reads the command line, calls the library and writes files; it computes nothing.

import { createWriteStream } from "node:fs";
import { readFile, unlink, writeFile } from "node:fs/promises";
import process from "node:process";
import { exportPromoters } from "../batch.js";
import { readArguments } from "./arguments.js";
import { foreignFlags, foreignOfLists, foreignOfScan, foreignOfSplit, foreignOfVerify } from "./foreign.js";
import { help, languageOf } from "./help.js";
import { checkWords, lacking, Misuse } from "./misuse.js";
import { backgroundFlags, codeFlags, contactFlags, type Flag, flagName, fontFlags, frameFlags, listFlags, logoFlags, networkFlags, splitFlags, verifyFlags } from "./options.js";
import { isPng, pngPixels } from "./picture.js";
import { inAmounts, sentenceOf } from "./problem.js";
import {
  type Background,
  type EncodeOptions,
  explain,
  formatAmount,
  HongbaoError,
  type Logo,
  type Pixels,
  parseAmount,
  parseReveal,
  payload,
  type Promoter,
  qrToPdf,
  qrToPng,
  qrToSvg,
  qrToText,
  readPromoters,
  type Rule,
  sealRedPacket,
  type Style,
  type Vcard,
  verifyRedPacket,
  type Wifi,
} from "../index.js";
import { gs1Text } from "../gs1.js";
import { scanQr } from "../scan.js";

/** The version of the package, which the build writes. */
declare const VERSION: string;

const text = (option: string): Flag => ({ option, kind: "text", says: ["", ""] });
const onOff = (option: string): Flag => ({ option, kind: "switch", says: ["", ""] });
const general = [onOff("help")];
const written = [text("output"), ...general];

/** The values of flags, by the names of their options. */
type Flags = Readonly<Record<string, unknown>>;
type Options = EncodeOptions & Style;

const language = languageOf(process.env);

async function main(line: readonly string[]): Promise<void> {
  const [command, ...rest] = line;
  const flags = line.slice(0, line.includes("--") ? line.indexOf("--") : line.length);
  if (line.length === 0 || flags.includes("--help") || flags.includes("-h")) return say(help(language));
  // Beside a text --version is that of the code.
  if (flags.includes("-v") || (line.length === 1 && command === "--version")) return say(`${VERSION}\n`);
  if (command === "split") return split(rest);
  if (command === "verify") return verify(rest);
  if (command === "promoters") return promoters(rest);
  if (command === "scan") return scan(rest);
  return code(line);
}

/** Draws a code. */
async function code(line: readonly string[]): Promise<void> {
  const { words, flags } = readArguments(line, [...written, ...codeFlags, ...backgroundFlags, ...frameFlags, ...fontFlags, ...logoFlags, text("wifi"), ...networkFlags, text("vcard"), ...contactFlags], foreignFlags);
  const given = await content(words, flags);
  if (given === "") throw new HongbaoError("content-empty");
  // Of GS1 data every field is checked, in whatever form it is given.
  const data = flags["gs1"] === true ? gs1Text(given) : given;
  const path = flags["output"] as string | undefined;
  if (path === undefined) return say(`${qrToText(data, await styleOf(flags, "txt"))}\n`);
  const extension = /\.(png|svg|pdf|txt)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === undefined) throw wrong("-o", path, "FILE.png, FILE.svg, FILE.pdf, FILE.txt");
  const options = await styleOf(flags, extension);
  if (extension === "png") await writeFile(path, qrToPng(data, options));
  else if (extension === "svg") await writeFile(path, qrToSvg(data, options));
  else if (extension === "pdf") await writeFile(path, qrToPdf(data, options));
  else await writeFile(path, `${qrToText(data, options)}\n`);
}

/** The text of a code: the words, or the fields of a network or a contact. */
async function content(words: readonly string[], flags: Flags): Promise<string> {
  const [first] = words;
  if (words.length > 1) checkWords(words, ["TEXT"], "hongbao TEXT");
  const { wifi, vcard } = flags as Record<string, string | undefined>;
  const given = [first, wifi, vcard].filter((one) => one !== undefined);
  if (given.length === 0) throw new Misuse("There is nothing to encode. Give a text, --wifi NAME or --vcard NAME.", "没有内容。请给出一段内容、--wifi 名称或 --vcard 姓名。");
  if (given.length > 1) throw new Misuse("A code holds one thing: a text, --wifi or --vcard.", "一个二维码只放一样：一段内容、--wifi 或 --vcard。");
  if (wifi === undefined) refuse(flags, networkFlags, "--wifi");
  if (vcard === undefined) refuse(flags, contactFlags, "--vcard");
  if (wifi !== undefined) return payload.wifi(network(wifi, flags));
  if (vcard !== undefined) return payload.vcard(contact(vcard, flags));
  if (first !== "-") return first as string;
  process.stdin.setEncoding("utf8");
  let read = "";
  for await (const part of process.stdin) read += String(part);
  // What a shell prints ends in a line break that is not meant.
  return read.replace(/\r?\n$/, "");
}

function network(ssid: string, flags: Flags): Wifi {
  const { password, security, hidden, eap, identity, anonymous, phase2 } = flags;
  const inner = { method: eap, identity, anonymous, phase2 };
  const needed = Object.values(inner).some((value) => value !== undefined);
  return { ssid, password, security, hidden, ...(needed ? { eap: inner } : {}) } as Wifi;
}

function contact(name: string, flags: Flags): Vcard {
  const { organisation, title, phone, email, url, street, city, region, postcode, country, birthday, note } = flags;
  const address = { street, city, region, postcode, country };
  const placed = Object.values(address).some((value) => value !== undefined);
  return { name, organisation, title, phone, email, url, birthday, note, ...(placed ? { address } : {}) } as Vcard;
}

/** Refuses flags that belong to another one, which is not there. */
function refuse(flags: Flags, some: readonly Flag[], needed: string): void {
  for (const { option } of some) if (flags[option] !== undefined) throw wrong(`--${flagName(option)}`, String(flags[option]), `with ${needed}`);
}

/** Writes the value of a flag as it may have been written. */
function said(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The options of a code, with pictures read from their files. @throws `option-invalid` where the file has no use for a flag */
async function styleOf(flags: Flags, format: string): Promise<Options> {
  const [words, path, behind] = [flags["frameText"], flags["logo"], flags["background"]] as readonly (string | undefined)[];
  if (words === undefined) refuse(flags, frameFlags, "--frame-text");
  if (path === undefined) refuse(flags, logoFlags, "--logo");
  if (behind === undefined) refuse(flags, backgroundFlags, "--background");
  for (const { option, only } of [...codeFlags, ...frameFlags, ...fontFlags, ...logoFlags, ...backgroundFlags]) {
    if (flags[option] === undefined || only === undefined || (only as readonly string[]).includes(format)) continue;
    const files = only.map((ending) => `FILE.${ending}`).join(", ");
    throw wrong(`--${flagName(option)}`, said(flags[option]), files === "FILE.txt" ? "in a terminal and in FILE.txt" : `in ${files}`);
  }
  const options: Record<string, unknown> = Object.fromEntries(codeFlags.flatMap(({ option }) => (flags[option] === undefined ? [] : [[option, flags[option]]])));
  if (words !== undefined) {
    const text = words.replace(/\\n/g, "\n");
    options["frame"] = { text, position: flags["framePosition"], shape: flags["frameShape"], color: flags["frameColor"], textColor: flags["frameTextColor"] };
  }
  const font = flags["font"] as string | undefined;
  if (font !== undefined) {
    const bytes = new Uint8Array(await readFile(font));
    // Only who draws letters waits for the engine of fonts.
    options["font"] = (await import("../font.js")).loadFont(bytes);
  }
  if (path !== undefined) options["logo"] = { image: await imageOf(path), size: flags["logoSize"], padding: flags["logoPadding"], shape: flags["logoShape"] } as Logo;
  if (behind !== undefined) options["background"] = { image: await imageOf(behind), opacity: flags["backgroundOpacity"], fit: flags["backgroundFit"] } as Background;
  return options as Options;
}

/** Reads the picture of a logo or of a background. */
async function imageOf(path: string): Promise<Pixels | Uint8Array> {
  const file = new Uint8Array(await readFile(path));
  return isPng(file) ? pngPixels(file) : file;
}

/** Splits a total. */
function split(line: readonly string[]): void {
  const { words, flags } = readArguments(line, [...general, ...splitFlags], foreignOfSplit);
  checkWords(words, ["TOTAL", "COUNT"], "hongbao split TOTAL COUNT");
  const [total, count] = words as [string, string];
  const { rule, min, max, salt, seed, decimals, json } = flags as { rule?: Rule; min?: string; max?: string; salt?: string; seed?: string; decimals?: number; json?: boolean };
  if (!/^\d{1,9}$/.test(count)) throw new HongbaoError("count-invalid", { count, most: 10_000 });
  if (seed !== undefined && !/^[0-9a-f]{64}$/i.test(seed)) throw wrong("--seed", seed, "64 hexadecimal digits");
  const amount = (given: string | undefined) => (given === undefined ? undefined : parseAmount(given, decimals));
  const sum = parseAmount(total, decimals);
  const bytes = seed === undefined ? undefined : Uint8Array.from(seed.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const terms = { rule, min: amount(min), max: amount(max), salt, seed: bytes };
  const packet = inAmounts(() => sealRedPacket(sum, Number(count), terms), decimals);
  const shares = packet.shares.map((share) => formatAmount(share, decimals));
  if (json === true) return say(`${JSON.stringify({ shares, best: packet.best, commitment: packet.commitment, reveal: packet.reveal })}\n`);
  say(`${shares.map((share, place) => (place === packet.best ? `${share} *` : share)).join("\n")}\n\ncommitment ${packet.commitment}\nreveal     ${JSON.stringify(packet.reveal)}\n`);
}

/** Verifies a reveal against what was published. */
async function verify(line: readonly string[]): Promise<void> {
  const { words, flags } = readArguments(line, [...general, ...verifyFlags], foreignOfVerify);
  checkWords(words, ["REVEAL", "COMMITMENT"], "hongbao verify REVEAL COMMITMENT");
  const [given, commitment] = words as [string, string];
  const { salt, shares, decimals } = flags as { salt?: string; shares?: string; decimals?: number };
  const reveal = parseReveal(given.trimStart().startsWith("{") ? given : (await readFile(given, "utf8")).trim());
  const published = { commitment, salt, shares: shares?.split(",").map((share) => parseAmount(share, decimals)) };
  const packet = inAmounts(() => verifyRedPacket(reveal, published), decimals);
  say(`${packet.shares.map((share) => formatAmount(share, decimals)).join("\n")}\n`);
  tell(language === "en" ? "The reveal is that of the commitment." : "揭示的内容与承诺一致。");
}

/** Writes the archive of a list. */
async function promoters(line: readonly string[]): Promise<void> {
  const { words, flags } = readArguments(line, [...written, ...codeFlags, ...backgroundFlags, ...frameFlags, ...fontFlags, ...logoFlags, ...listFlags], foreignOfLists);
  const usage = "hongbao promoters LIST.csv -o CODES.zip";
  checkWords(words, ["LIST.csv"], usage);
  const [path] = words as [string];
  const output = flags["output"] as string | undefined;
  if (output === undefined) throw lacking(usage, ["-o CODES.zip"]);
  if (flags["gs1"] === true) throw wrong("--gs1", "true", "with a text, not with a list");
  const { format, base, folder, verify, encoding } = flags as Record<string, never>;
  const { promoters: list, problems } = readPromoters(new Uint8Array(await readFile(path)), { encoding });
  for (const { line, code, data } of problems) tell(`${path}:${line}: ${code}: ${explain({ code, data }, language)}`);
  // A date that cannot be read takes no code away. With any other problem the archive would lack somebody.
  if (problems.some(({ code }) => code !== "date-invalid")) return fail();
  const options = { ...(await styleOf(flags, ["svg", "pdf"].includes(format) ? format : "png")), format, base, folder, verify, onProgress: progress(list) };
  const archive = exportPromoters(list, options);
  try {
    await write(output, archive);
  } catch (problem) {
    // Half an archive would look like a whole one.
    await unlink(output).catch(() => undefined);
    throw problem;
  } finally {
    if (process.stderr.isTTY) process.stderr.write("\n");
  }
  tell(`${list.length} → ${output}`);
}

/** Shows how far the work is, where somebody looks on. */
function progress({ length }: readonly Promoter[]): ((done: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (done) => {
    const filled = Math.round((30 * done) / length);
    process.stderr.write(`\r[${"#".repeat(filled)}${" ".repeat(30 - filled)}] ${done} / ${length}`);
  };
}

async function write(path: string, parts: ReadableStream<Uint8Array>): Promise<void> {
  const file = createWriteStream(path);
  const failed = new Promise<never>((_, reject) => file.once("error", reject));
  failed.catch(() => undefined);
  const reader = parts.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (!file.write(part.value)) await Promise.race([failed, new Promise((resolve) => file.once("drain", resolve))]);
  }
  await Promise.race([failed, new Promise<void>((resolve) => file.end(() => resolve()))]);
}

/** Prints what the codes of a picture say, one a line. */
async function scan(line: readonly string[]): Promise<void> {
  const { words } = readArguments(line, general, foreignOfScan);
  checkWords(words, ["FILE.png"], "hongbao scan FILE.png");
  const [path] = words as [string];
  const file = new Uint8Array(await readFile(path));
  if (!isPng(file)) throw new Misuse(`scan reads PNG files alone, and “${path}” is none. Save the picture as a PNG file first.`, `scan 只读取 PNG 文件，而“${path}”不是。请先把图片另存为 PNG。`, "logo-unsupported");
  const found = scanQr(pngPixels(file));
  for (const { text } of found) say(`${text}\n`);
  if (found.length > 0) return;
  tell(language === "en" ? "There is no code in the picture." : "图片中没有找到二维码。");
  fail();
}

function say(words: string): void {
  process.stdout.write(words);
}

/** Says a line that is no part of the answer. */
function tell(words: string): void {
  process.stderr.write(`hongbao: ${words}\n`);
}

function fail(): void {
  process.exitCode = 1;
}

function wrong(option: string, value: string, allowed: string): HongbaoError {
  return new HongbaoError("option-invalid", { option, value: value === "" ? "nothing" : value, allowed });
}

// Who reads may stop early, as `head` does.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code !== "EPIPE") throw problem;
});

main(process.argv.slice(2)).catch((problem: unknown) => {
  fail();
  tell(sentenceOf(problem, language));
});
