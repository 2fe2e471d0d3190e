import { foreignOptions } from "../code-options.js";

/** What the flags and words of other commands and libraries are here: an option, or words of the command. */
export type Foreign = Readonly<Record<string, string>>;

// What a program alone can write is no flag anywhere.
const { rendererOpts: _, ...ofLibraries } = foreignOptions;

/** Of the commands `qrcode` and `qrencode`, and of the options of libraries. */
export const foreignFlags: Foreign = {
  ...ofLibraries,
  text: "TEXT, without a flag",
  value: "TEXT, without a flag",
  data: "TEXT, without a flag",
  string: "TEXT, without a flag",
  type: "-o FILE.png",
  format: "-o FILE.png",
  t: "-o FILE.png",
  file: "-o FILE.png",
  small: "TEXT, without -o",
  e: "errorCorrection",
  error: "errorCorrection",
  qversion: "version",
  q: "quietZone",
  qzone: "quietZone",
  w: "size",
  s: "moduleSize",
  m: "mask or quietZone",
  d: "dark or dpi",
  l: "light or errorCorrection",
  darkcolor: "dark",
  lightcolor: "light",
  i: "invert",
  inverse: "invert",
  ssid: "wifi",
  pass: "password",
  encryption: "security",
  contact: "vcard",
  tel: "phone",
  mail: "email",
  org: "organisation",
  zip: "postcode",
};

/** Of `promoters`, whose pictures have a format and an address. */
export const foreignOfLists: Foreign = { ...foreignFlags, type: "format", t: "format", url: "base", zip: "-o CODES.zip", file: "LIST.csv, without a flag", input: "LIST.csv, without a flag", list: "LIST.csv, without a flag" };

// What is printed goes into a file as the shell says it.
const printed = { o: "> FILE", output: "> FILE" };

/** Of `split`. */
export const foreignOfSplit: Foreign = {
  ...printed,
  total: "TOTAL, without a flag",
  amount: "TOTAL, without a flag",
  count: "COUNT, without a flag",
  people: "COUNT, without a flag",
  shares: "COUNT, without a flag",
  n: "COUNT, without a flag",
  minimum: "min",
  maximum: "max",
  mode: "rule",
  method: "rule",
  algorithm: "rule",
  currency: "decimals",
};

/** Of `verify`. */
export const foreignOfVerify: Foreign = { ...printed, reveal: "REVEAL, without a flag", file: "REVEAL, without a flag", commitment: "COMMITMENT, without a flag" };

/** Of `scan`. */
export const foreignOfScan: Foreign = { ...printed, file: "FILE.png, without a flag", input: "FILE.png, without a flag", image: "FILE.png, without a flag", i: "FILE.png, without a flag" };
