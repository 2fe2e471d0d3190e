// The flags of the command, from the list that its help is made of.

import { build } from "esbuild";
import { literal } from "./table.mjs";

/** The lists of flags by name, and `flagName`, as js/cli/options.ts has them. */
export async function flags() {
  const { outputFiles } = await build({ entryPoints: ["js/cli/options.ts"], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

const lists = {
  networkFlags: ["Fields of `--wifi`", "`--wifi` 的字段"],
  contactFlags: ["Fields of `--vcard`", "`--vcard` 的字段"],
  listFlags: ["Options of `promoters`", "`promoters` 的选项"],
  splitFlags: ["Options of `split`", "`split` 的选项"],
  verifyFlags: ["Options of `verify`", "`verify` 的选项"],
};

/** Every flag that is no option of codes, in one table. */
export async function flagTable({ tag }) {
  const all = await flags();
  const place = tag === "en" ? 0 : 1;
  const bodies = Object.entries(lists).map(([name, titles]) => ({ title: titles[place], rows: all[name].map(({ option, says }) => [`\`--${all.flagName(option)}\``, literal(says[place])]) }));
  return [{ heads: tag === "en" ? ["Flag", "What it does"] : ["参数", "作用"], bodies }];
}
