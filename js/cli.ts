// The command `hongbao`: it reads the command line, calls the library and writes files; it computes nothing.

import { createWriteStream } from "node:fs";
import { readFile, unlink, writeFile } from "node:fs/promises";
import process from "node:process";
import { formatAmount, parseAmount } from "./amount.js";
import { exportPromoters } from "./batch.js";
import { readArguments } from "./cli/arguments.js";
import { help, speaksChinese } from "./cli/help.js";
import { codeFlags, type Flag, logoFlags, splitFlags } from "./cli/options.js";
import type { EncodeOptions } from "./encode.js";
import { HongbaoError } from "./error.js";
import { explain } from "./explain.js";
import { loadLogo } from "./logo.js";
import { parseReveal, type Rule, sealRedPacket, verifyRedPacket } from "./packet.js";
import { payload } from "./payload.js";
import { qrToPdf, qrToPng, qrToSvg, qrToText } from "./picture.js";
import { parsePromoters } from "./promoter.js";
import { scanQr } from "./scan.js";
import type { Style } from "./style.js";

/** The version of the package, which the build writes. */
declare const VERSION: string;

const text = (option: string): Flag => ({ option, kind: "text", says: ["", ""] });
const onOff = (option: string): Flag => ({ option, kind: "switch", says: ["", ""] });
const general = [text("output"), onOff("help")];
const contentFlags = ["wifi", "password", "security", "vcard", "phone", "email", "organisation", "url", "title", "note"].map(text);

type Options = EncodeOptions & Style;

async function main(line: readonly string[]): Promise<void> {
  const [command, ...rest] = line;
  if (line.length === 0 || line.includes("--help")) return say(help(speaksChinese(process.env)));
  if (command === "--version" && rest.length === 0) return say(`${VERSION}\n`);
  if (command === "split") return split(rest);
  if (command === "verify") return verify(rest);
  if (command === "promoters") return promoters(rest);
  if (command === "scan") return scan(rest);
  return code(line);
}

/** Draws a code. */
async function code(line: readonly string[]): Promise<void> {
  const { words, flags } = readArguments(line, [...general, ...codeFlags, ...logoFlags, ...contentFlags, onOff("hidden")]);
  const data = content(words, flags);
  const path = flags["output"] as string | undefined;
  const options = await styleOf(flags);
  if (path === undefined) return say(`${qrToText(data, options as EncodeOptions)}\n`);
  const extension = /\.(png|svg|pdf|txt)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === undefined) throw new HongbaoError("option-invalid", { option: "-o", value: path, allowed: "FILE.png, FILE.svg, FILE.pdf, FILE.txt" });
  const write = { png: qrToPng, svg: qrToSvg, pdf: qrToPdf, txt: qrToText }[extension as "png" | "svg" | "pdf" | "txt"];
  await writeFile(path, write(data, options));
}

/** The text of a code: the words, or the fields of a network or a contact. */
function content(words: readonly string[], flags: Readonly<Record<string, unknown>>): string {
  const { wifi, vcard, password, security, hidden, phone, email, organisation, url, title, note } = flags as Record<string, never>;
  const [first, ...others] = words;
  if (others.length > 0) throw new HongbaoError("option-invalid", { option: "TEXT", value: `${words.length} words`, allowed: "one text, in quotation marks where it has spaces" });
  const given = [first, wifi, vcard].filter((one) => one !== undefined);
  if (given.length !== 1) throw new HongbaoError("option-invalid", { option: "TEXT", value: given.length === 0 ? "nothing" : "several", allowed: "a text, --wifi or --vcard" });
  if (wifi !== undefined) return payload.wifi({ ssid: wifi, password, security, hidden });
  if (vcard !== undefined) return payload.vcard({ name: vcard, phone, email, organisation, url, title, note });
  return first as string;
}

/** The options of a code, with the logo read from its file. */
async function styleOf(flags: Readonly<Record<string, unknown>>): Promise<Options> {
  const options: Record<string, unknown> = {};
  for (const { option } of codeFlags) if (flags[option] !== undefined) options[option] = flags[option];
  const path = flags["logo"] as string | undefined;
  if (path !== undefined) {
    const file = Uint8Array.from(await readFile(path));
    // An SVG document takes the file as it is.
    const image = /\.svg$/i.test(String(flags["output"])) ? file : await loadLogo(file);
    options["logo"] = { image, size: flags["logoSize"], padding: flags["logoPadding"], shape: flags["logoShape"] };
  }
  return options as Options;
}

/** Splits a total. */
function split(line: readonly string[]): void {
  const { words, flags } = readArguments(line, [...general, ...splitFlags]);
  const [total, count, ...more] = words;
  if (total === undefined || count === undefined || more.length > 0) throw new HongbaoError("option-invalid", { option: "split", value: words.join(" "), allowed: "TOTAL COUNT, such as 200.00 12" });
  const { rule, min, max, salt, seed, decimals, json } = flags as { rule?: Rule; min?: string; max?: string; salt?: string; seed?: string; decimals?: number; json?: boolean };
  if (!/^\d{1,9}$/.test(count)) throw new HongbaoError("count-invalid", { count, most: 10_000 });
  if (seed !== undefined && !/^[0-9a-f]{64}$/i.test(seed)) throw new HongbaoError("seed-invalid");
  const amount = (given: string | undefined) => (given === undefined ? undefined : parseAmount(given, decimals));
  const packet = sealRedPacket(parseAmount(total, decimals), Number(count), {
    rule,
    min: amount(min),
    max: amount(max),
    salt,
    seed: seed === undefined ? undefined : Uint8Array.from(seed.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
  });
  const shares = packet.shares.map((share) => formatAmount(share, decimals));
  if (json === true) return say(`${JSON.stringify({ shares, best: packet.best, commitment: packet.commitment, reveal: packet.reveal })}\n`);
  say(`${shares.join("\n")}\n\ncommitment ${packet.commitment}\nreveal     ${JSON.stringify(packet.reveal)}\n`);
}

/** Verifies a reveal against a commitment. */
async function verify(line: readonly string[]): Promise<void> {
  const { words, flags } = readArguments(line, [...general, text("salt"), { option: "decimals", kind: "number", says: ["", ""] }]);
  const [given, commitment, ...more] = words;
  if (given === undefined || commitment === undefined || more.length > 0) throw new HongbaoError("option-invalid", { option: "verify", value: `${words.length} words`, allowed: "REVEAL COMMITMENT" });
  const reveal = parseReveal(given.trimStart().startsWith("{") ? given : (await readFile(given, "utf8")).trim());
  const packet = verifyRedPacket(reveal, { commitment, salt: flags["salt"] as string | undefined });
  say(`${packet.shares.map((share) => formatAmount(share, flags["decimals"] as number | undefined)).join("\n")}\n`);
  process.stderr.write(speaksChinese(process.env) ? "承诺与揭示一致。\n" : "The reveal is that of the commitment.\n");
}

/** Writes the archive of a list. */
async function promoters(line: readonly string[]): Promise<void> {
  const { words, flags } = readArguments(line, [...general, ...codeFlags, ...logoFlags, text("format"), text("base"), text("folder")]);
  const [path, ...more] = words;
  const output = flags["output"] as string | undefined;
  if (path === undefined || more.length > 0 || output === undefined) throw new HongbaoError("option-invalid", { option: "promoters", value: words.join(" "), allowed: "LIST.csv -o CODES.zip" });
  const list = parsePromoters(Uint8Array.from(await readFile(path)));
  const { format, base, folder } = flags as Record<string, never>;
  const bar = process.stderr.isTTY === true;
  const onProgress = (done: number) => {
    const filled = Math.round((30 * done) / list.length);
    if (bar) process.stderr.write(`\r[${"#".repeat(filled)}${" ".repeat(30 - filled)}] ${done} / ${list.length}`);
  };
  const options = { ...(await styleOf(flags)), format, base, ...(folder === undefined ? {} : { folder }), onProgress };
  const archive = exportPromoters(list, options as Parameters<typeof exportPromoters>[1]);
  try {
    const file = createWriteStream(output);
    for (let reader = archive.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
      if (!file.write(part.value)) await new Promise((resolve) => file.once("drain", resolve));
    }
    await new Promise<void>((resolve, reject) => file.on("error", reject).end(resolve));
  } catch (problem) {
    // Half an archive would look like a whole one.
    await unlink(output).catch(() => undefined);
    throw problem;
  } finally {
    if (bar) process.stderr.write("\n");
  }
  process.stderr.write(`${list.length} → ${output}\n`);
}

/** Prints what the codes of a picture say, one a line. */
async function scan(line: readonly string[]): Promise<void> {
  const { words } = readArguments(line, general);
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new HongbaoError("option-invalid", { option: "scan", value: words.join(" "), allowed: "FILE.png" });
  const found = scanQr(await loadLogo(Uint8Array.from(await readFile(path))));
  for (const { text } of found) say(`${text}\n`);
  if (found.length === 0) {
    process.stderr.write(speaksChinese(process.env) ? "图片中没有找到码。\n" : "There is no code in the picture.\n");
    process.exitCode = 1;
  }
}

function say(words: string): void {
  process.stdout.write(words);
}

main(process.argv.slice(2)).catch((problem: unknown) => {
  process.exitCode = 1;
  if (problem instanceof HongbaoError) {
    process.stderr.write(`hongbao: ${problem.code}: ${explain(problem, speaksChinese(process.env) ? "zh-CN" : "en")}\n`);
  } else {
    // A file that is missing or may not be written: the system says why.
    process.stderr.write(`hongbao: ${problem instanceof Error ? problem.message : String(problem)}\n`);
  }
});
