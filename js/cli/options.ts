import { finderShapes, frameShapes, moduleShapes } from "../shapes.js";

/** How the text behind a flag becomes a value. */
export type FlagKind = "text" | "number" | "switch" | "json";

/** A flag: the option of the library that it sets, its kind, and what it does in English and Chinese. */
export interface Flag {
  readonly option: string;
  readonly kind: FlagKind;
  readonly says: readonly [english: string, chinese: string];
  /** The endings of the files that it is for; without them, all. A text is also what a terminal shows. */
  readonly only?: readonly ("png" | "svg" | "pdf" | "txt")[];
}

const text = (option: string, english: string, chinese: string): Flag => ({ option, kind: "text", says: [english, chinese] });
const number = (option: string, english: string, chinese: string): Flag => ({ option, kind: "number", says: [english, chinese] });
const json = (option: string, english: string, chinese: string): Flag => ({ option, kind: "json", says: [english, chinese] });
const onOff = (option: string, english: string, chinese: string): Flag => ({ option, kind: "switch", says: [english, chinese] });

/** Writes names as a choice: `a, b or c`. */
const or = (names: readonly string[]): string => `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
const orInChinese = (names: readonly string[]): string => `${names.slice(0, -1).join("、")} 或 ${names.at(-1)}`;
const within = (only: NonNullable<Flag["only"]>[number], flag: Flag): Flag => ({ ...flag, only: [only] });

/** Of a look, which a text does not have. */
const drawn = (flag: Flag): Flag => ({ ...flag, only: ["png", "svg", "pdf"] });

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
  onOff("gs1", "GS1 data, such as (01)09521234543213(10)ABC, whose fields are checked", "GS1 数据，例如 (01)09521234543213(10)ABC，逐个字段核对"),
  drawn(number("moduleSize", "pixels a module", "每个码点的像素")),
  drawn(number("size", "pixels across", "图片宽度（像素）")),
  number("quietZone", "modules of quiet zone", "静区宽度（码点）"),
  drawn(json("dark", "a CSS colour, or a gradient as JSON", "深色：CSS 颜色，或 JSON 写的渐变")),
  drawn(json("light", "a CSS colour, transparent, or a gradient as JSON", "浅色：CSS 颜色、transparent，或 JSON 写的渐变")),
  drawn(number("lightRadius", "modules by which the corners of the ground are round", "底色圆角的半径（码点）")),
  drawn(text("shape", or(moduleShapes), `码点形状：${orInChinese(moduleShapes)}`)),
  drawn(number("moduleScale", "how much of a module squares, dots and diamonds fill, 0.5 to 1", "方块、圆点、菱形占码点的比例，0.5 到 1")),
  drawn(text("finderFrame", or(finderShapes), `定位角外框：${orInChinese(finderShapes)}`)),
  drawn(json("finderFrameColor", "a CSS colour, or a gradient as JSON", "定位角外框颜色，或 JSON 写的渐变")),
  drawn(text("finderCentre", or(finderShapes), `定位角中心：${orInChinese(finderShapes)}`)),
  drawn(json("finderCentreColor", "a CSS colour, or a gradient as JSON", "定位角中心颜色，或 JSON 写的渐变")),
  drawn(json("finders", "looks of corners as JSON: topLeft, topRight, bottomLeft, each with frame, centre, frameColor and centreColor", "各定位角的样式（JSON）：topLeft、topRight、bottomLeft，各含 frame、centre、frameColor、centreColor")),
  drawn(onOff("allowUnsafe", "draw a logo that is not proven safe", "允许绘制未证明安全的标志")),
  drawn(text("caption", "a line below; PNG and PDF need --font", "下方的一行文字；PNG 与 PDF 需要 --font")),
  within("svg", text("label", "the name for screen readers, in SVG", "读屏名称（SVG）")),
  within("svg", onOff("responsive", "leave the size to where it is put, in SVG", "不写宽高，由所在处决定大小（SVG）")),
  within("png", number("dpi", "pixels an inch for print, in PNG", "打印分辨率：每英寸像素数（PNG）")),
  within("pdf", number("moduleMillimetres", "millimetres a module, in PDF", "每个码点的毫米数（PDF）")),
  within("pdf", text("colorSpace", "rgb, or cmyk for a press, in PDF", "颜色空间：rgb，或印刷用的 cmyk（PDF）")),
  within("pdf", number("bleed", "millimetres that the ground goes on beyond the cut, in PDF", "出血：底色超出裁切线的毫米数（PDF）")),
  within("pdf", onOff("cropMarks", "marks that show where to cut, in PDF", "裁切标记（PDF）")),
  within("txt", onOff("invert", "for terminals with dark letters on light ground", "适合浅底深字的终端")),
];

/** The flags of a logo, which together make one option. */
export const logoFlags: readonly Flag[] = [
  text("logo", "a PNG file in the middle; in SVG also JPEG, WebP or SVG", "中间的标志：PNG 文件；输出 SVG 时也可用 JPEG、WebP 或 SVG"),
  number("logoSize", "its side as a share of the width, such as 0.2", "标志边长占宽度的比例，例如 0.2"),
  number("logoPadding", "modules kept free around it", "标志周围留空的码点"),
  text("logoShape", "square or circle", "标志形状：square 或 circle"),
].map(drawn);

/** The flags of a picture behind the code, which together make one option. */
export const backgroundFlags: readonly Flag[] = [
  text("background", "a PNG file behind the code; in SVG also JPEG or WebP", "二维码背后的图片：PNG 文件；输出 SVG 时也可用 JPEG 或 WebP"),
  number("backgroundOpacity", "its opacity, 0 to 1", "背景图的不透明度，0 到 1"),
  text("backgroundFit", "cover or contain", "背景图的适配方式：cover 或 contain"),
].map(drawn);

/** The flags of a frame, which together make one option. */
export const frameFlags: readonly Flag[] = [
  text("frameText", "a call to action around the code: one to three lines with \\n between them; PNG and PDF need --font", "二维码四周的行动号召：一至三行，行间写 \\n；PNG 与 PDF 需要 --font"),
  text("framePosition", "bottom or top", "文字的位置：bottom 或 top"),
  text("frameShape", or(frameShapes), `形状：${orInChinese(frameShapes)}`),
  text("frameColor", "a CSS colour of border and band", "边框与色带的颜色：CSS 颜色"),
  text("frameTextColor", "a CSS colour of its text", "文字的颜色：CSS 颜色"),
].map(drawn);

/** The flag of a font, which is read from its file. */
export const fontFlags: readonly Flag[] = [text("font", "a TrueType or OpenType file, for caption and frame", "标题与边框文字的字体：TrueType 或 OpenType 文件")].map(drawn);

/** The fields of a Wi-Fi network, beside its name. */
export const networkFlags: readonly Flag[] = [
  text("password", "8 to 63 characters for WPA", "密码，WPA 为 8 到 63 个字符"),
  text("security", "WPA, SAE, WEP, nopass or EAP; by default WPA with a password", "加密方式：WPA、SAE、WEP、nopass 或 EAP，有密码时默认 WPA"),
  onOff("hidden", "the network does not tell its name", "隐藏的网络"),
  text("eap", "the method of EAP: PEAP, TTLS, TLS or PWD", "EAP 方法：PEAP、TTLS、TLS 或 PWD"),
  text("identity", "the user of EAP", "EAP 身份"),
  text("anonymous", "the outer identity of EAP", "EAP 匿名身份"),
  text("phase2", "MSCHAPV2, GTC or PAP", "第二阶段：MSCHAPV2、GTC 或 PAP"),
];

/** The fields of a contact, beside its name. */
export const contactFlags: readonly Flag[] = [
  text("organisation", "where they work", "单位"),
  text("title", "what they do there", "职位"),
  text("phone", "a number, such as +44 20 7946 0958", "电话"),
  text("email", "an address", "电子邮箱"),
  text("url", "a page", "网址"),
  text("street", "of the address", "街道"),
  text("city", "of the address", "城市"),
  text("region", "of the address", "省、州"),
  text("postcode", "of the address", "邮编"),
  text("country", "of the address", "国家"),
  text("birthday", "such as 1990-12-31", "生日，例如 1990-12-31"),
  text("note", "anything else", "备注"),
];

/** The flags of a list of promoters. */
export const listFlags: readonly Flag[] = [
  text("base", "the address that lines without one spread, with ?promoter=ID", "没有链接的行使用的网址，加上 ?promoter=ID"),
  text("format", "png, svg or pdf", "png、svg 或 pdf"),
  text("folder", "where the pictures lie in the archive", "压缩包内存放图片的文件夹"),
  text("encoding", "utf-8, utf-16le, gb18030 or big5; by default what the list spells", "名单的编码：utf-8、utf-16le、gb18030 或 big5，默认自动识别"),
  onOff("verify", "prove that each picture is read; takes long", "逐一验证每张图片能否扫描，较慢"),
];

/** The flags of a verification. */
export const verifyFlags: readonly Flag[] = [
  text("salt", "the salt that was published", "公布的盐值"),
  text("shares", "the shares that were published, such as 12.30,7.70", "公布的各份金额，例如 12.30,7.70"),
  number("decimals", "decimals of the amounts, 0 to 8", "金额小数位数，0 到 8"),
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
