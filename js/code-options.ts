import { ownOptions } from "./unknown.js";

/** The names of EncodeOptions, of Style and of every output. Each is known to all functions of codes, and idle where it means nothing. */
const known = [
  "symbology",
  "errorCorrection",
  "boost",
  "version",
  "minVersion",
  "maxVersion",
  "mask",
  "charset",
  "kanji",
  "gs1",
  "moduleSize",
  "size",
  "quietZone",
  "dark",
  "light",
  "lightRadius",
  "shape",
  "moduleScale",
  "finderFrame",
  "finderFrameColor",
  "finderCentre",
  "finderCentreColor",
  "finders",
  "background",
  "logo",
  "allowUnsafe",
  "caption",
  "label",
  "responsive",
  "dpi",
  "moduleMillimetres",
  "format",
  "invert",
  "symbols",
  "base",
  "folder",
  "signal",
  "onProgress",
  "verify",
];

/** What hongbao calls the options of qrcode, qr-code-styling, qrcode.react and qrcode-generator. */
const instead: Readonly<Record<string, string>> = {
  margin: "quietZone",
  marginSize: "quietZone",
  includeMargin: "quietZone",
  quiet: "quietZone",
  width: "size",
  height: "size",
  scale: "moduleSize",
  cellSize: "moduleSize",
  color: "dark and light",
  fgColor: "dark",
  foreground: "dark",
  bgColor: "light",
  backgroundColor: "light",
  backgroundImage: "background",
  backgroundOptions: "light",
  dotsOptions: "shape and dark",
  cornersSquareOptions: "finderFrame and finderFrameColor",
  cornersDotOptions: "finderCentre and finderCentreColor",
  errorCorrectionLevel: "errorCorrection",
  level: "errorCorrection",
  ecLevel: "errorCorrection",
  ecl: "errorCorrection",
  boostLevel: "boost",
  maskPattern: "mask",
  typeNumber: "version",
  qrOptions: "errorCorrection, version and mask",
  mode: "kanji",
  toSJISFunc: "kanji",
  image: "logo",
  imageOptions: "logo",
  imageSettings: "logo",
  title: "label",
  alt: "label",
  text: "the first argument",
  value: "the first argument",
  data: "the first argument",
  type: "format",
};

/**
 * Returns the options of a code as own properties, each read once.
 *
 * @throws HongbaoError `option-unknown` with `nearest`, or with `instead` where another project has such a name; `option-invalid` where
 * they are no object
 */
export function codeOptions<Options extends object>(options: Options): Options {
  return ownOptions(options, known, "options", instead);
}
