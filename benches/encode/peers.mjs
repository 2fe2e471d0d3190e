// The encoders that are compared: each makes a text into a matrix of modules, and chooses its mask by itself.

import { encodeQR as etiket } from "etiket/qr";
import { correction, generate } from "lean-qr";
import paulmillr from "qr";
import qrcode from "qrcode";
import generator from "qrcode-generator";
import { encode as uqr } from "uqr";
import { encodeQr } from "../../dist/npm/index.js";

const names = { L: "low", M: "medium", Q: "quartile", H: "high" };

/** By name: from a text and a level to what the encoder returns. */
export const encoders = {
  hongbao: (text, level) => encodeQr(text, { errorCorrection: level }),
  qr: (text, level) => paulmillr(text, "raw", { ecc: names[level] }),
  qrcode: (text, level) => qrcode.create(text, { errorCorrectionLevel: level }),
  "qrcode-generator": (text, level) => {
    const symbol = generator(0, level);
    symbol.addData(text);
    symbol.make();
    return symbol;
  },
  uqr: (text, level) => uqr(text, { ecc: level, boostEcc: false }),
  "lean-qr": (text, level) => generate(text, { minCorrectionLevel: correction[level] }),
  etiket: (text, level) => etiket(text, { ecLevel: level }),
};

/** Returns the modules across of what an encoder returned, its quiet zone left out. */
export const widths = {
  hongbao: ({ width }) => width,
  qr: (rows) => rows.length - 4,
  qrcode: ({ modules }) => modules.size,
  "qrcode-generator": (symbol) => symbol.getModuleCount(),
  uqr: ({ size }) => size - 2,
  "lean-qr": ({ size }) => size,
  etiket: (rows) => rows.length,
};
