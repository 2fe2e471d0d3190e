/** How the text behind a flag becomes a value. */
export type FlagKind = "text" | "number" | "switch" | "json";

/** A flag: the option of the library that it sets, its kind, and what it does in English and Chinese. */
export interface Flag {
  readonly option: string;
  readonly kind: FlagKind;
  readonly says: readonly [english: string, chinese: string];
}

const text = (option: string, english: string, chinese: string): Flag => ({ option, kind: "text", says: [english, chinese] });
const number = (option: string, english: string, chinese: string): Flag => ({ option, kind: "number", says: [english, chinese] });
const onOff = (option: string, english: string, chinese: string): Flag => ({ option, kind: "switch", says: [english, chinese] });

/** Every option of a code that can be written in a shell, in the order of the help. */
export const codeFlags: readonly Flag[] = [
  text("symbology", "qr, micro, rmqr or smallest", "码制：qr、micro、rmqr 或 smallest"),
  text("errorCorrection", "the least level: L, M, Q or H", "最低纠错等级：L、M、Q 或 H"),
  onOff("boost", "raise the level where the code does not grow (--no-boost: do not)", "在不变大的前提下提高纠错等级（--no-boost 关闭）"),
  text("version", "exactly this version, such as 7, M2 or R11x43", "指定版本，例如 7、M2 或 R11x43"),
  text("minVersion", "the smallest version", "最小版本"),
  text("maxVersion", "the largest version", "最大版本"),
  number("mask", "exactly this mask", "指定掩模"),
  text("charset", "auto, utf-8 or none", "字符集声明：auto、utf-8 或 none"),
  onOff("kanji", "Kanji mode where it is shorter", "更短时使用汉字模式"),
  onOff("gs1", "GS1 data", "GS1 数据"),
  number("moduleSize", "pixels a module", "每个码点的像素"),
  number("size", "pixels across", "图片宽度（像素）"),
  number("quietZone", "modules of quiet zone", "静区宽度（码点）"),
  { option: "dark", kind: "json", says: ["a CSS colour, or a gradient as JSON", "深色：CSS 颜色，或 JSON 写的渐变"] },
  text("light", "a CSS colour, or transparent", "浅色：CSS 颜色，或 transparent"),
  text("shape", "square, dot, rounded, extra-rounded, classy, classy-rounded, diamond, vertical or horizontal", "码点形状：square、dot、rounded、extra-rounded、classy、classy-rounded、diamond、vertical 或 horizontal"),
  text("finderFrame", "square, rounded, extra-rounded or dot", "定位角外框：square、rounded、extra-rounded 或 dot"),
  text("finderFrameColor", "a CSS colour", "定位角外框颜色"),
  text("finderCentre", "square, rounded, extra-rounded or dot", "定位角中心：square、rounded、extra-rounded 或 dot"),
  text("finderCentreColor", "a CSS colour", "定位角中心颜色"),
  onOff("allowUnsafe", "draw a logo that is not proven safe", "允许绘制未证明安全的标志"),
  text("caption", "a line below, in SVG", "下方的一行文字（SVG）"),
  text("label", "the name for screen readers, in SVG", "读屏名称（SVG）"),
  number("moduleMillimetres", "millimetres a module, in PDF", "每个码点的毫米数（PDF）"),
  onOff("invert", "for terminals with dark letters on light ground", "适合浅底深字的终端"),
];

/** The flags of a logo, which together make one option. */
export const logoFlags: readonly Flag[] = [
  text("logo", "a PNG file in the middle; in SVG also JPEG, WebP or SVG", "中间的标志：PNG 文件；输出 SVG 时也可用 JPEG、WebP 或 SVG"),
  number("logoSize", "its side as a share of the width, such as 0.2", "标志边长占宽度的比例，例如 0.2"),
  number("logoPadding", "modules kept free around it", "标志周围留空的码点"),
  text("logoShape", "square or circle", "标志形状：square 或 circle"),
];

/** The flags of a split. */
export const splitFlags: readonly Flag[] = [
  text("rule", "equal, proportional, double-mean or uniform", "规则：equal、proportional、double-mean 或 uniform"),
  text("min", "the least share, such as 0.01", "最小份额，例如 0.01"),
  text("max", "the largest share", "最大份额"),
  text("salt", "a public word that others named", "他人指定的公开盐值"),
  text("seed", "64 hexadecimal digits; by default fresh ones", "64 位十六进制种子，默认随机"),
  number("decimals", "decimals of the amounts, 0 to 8", "金额小数位数，0 到 8"),
  onOff("json", "print JSON", "输出 JSON"),
];

/** The name of an option as a flag: `errorCorrection` is `error-correction`. */
export function flagName(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
