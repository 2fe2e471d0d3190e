import type { options as englishOptions, problems as english } from "../en/problems.js";
import { codes } from "./codes.js";

export const problems: typeof english = {
  "text-too-long": (of) =>
    of.of("fits") !== ""
      ? `内容太长，这个纠错等级放不下。请缩短内容，或在“高级”里选 ${of.of("fits")}。`
      : of.of("version") === "40"
        ? "内容太长：一个码最多放 2953 个字母，或约 980 个汉字。请缩短内容。"
        : `内容太长，版本 ${of.of("version")} 放不下。请缩短内容，或在“高级”里选“QR 码”并把版本留空。`,
  "text-malformed": "内容里有半个字符。请删掉最后输入的字，再输入一次。",
  "version-unknown": "这种码没有这个版本，请留空。",
  "mask-unknown": (of) => `没有这个图案。请留空，或填 0 到 ${of.of("most") || "7"} 的整数。`,
  "level-unavailable": (of) => `这种码没有纠错等级 ${of.of("level")}。请换一个等级，或换更大的版本。`,
  "option-invalid": (of) => {
    const range = of.range();
    if (of.of("missing") !== "") return `这个字体缺少：${of.of("missing")}`;
    if (of.of("choices") !== "") return `“${of.field()}”请填以下之一，或留空：${of.of("choices")}。`;
    if (/lines/.test(of.of("allowed"))) return `“${of.field()}”请写一到三行。`;
    return range === undefined ? `“${of.field()}”不能这样填，请修改。` : `“${of.field()}”请填 ${range.least} 到 ${range.most} 的${range.whole ? "整数" : "数字"}${range.optional ? "，或留空" : ""}。`;
  },
  "option-unknown": "处理时出了问题，请重试。",
  "symbol-invalid": "这张图片无法重绘。请再读一次，或直接输入内容。",
  "color-invalid": (of) => `“${of.of("value")}”不是颜色。请直接选色，或写成 #c8102e、crimson 这样的形式。`,
  "size-too-large": (of) => `图片太大，宽度最多 ${of.of("most")} 像素。`,
  "logo-too-large": (of) => `Logo 遮住得太多。请缩小到宽度的 ${of.percent("nearest")}% 以内，或增强码的纠错能力。`,
  "logo-reserve": (of) => `Logo 留给划痕和污渍的余地太少。请缩小到宽度的 ${of.percent("limit")}% 以内，或增强码的纠错能力。`,
  "logo-unreachable": "Logo 图片无法加载。请选择自己的文件。",
  "logo-needs-canvas": "此浏览器无法以这种格式绘制该 Logo。请选择 PNG 文件，或另存为 PNG。",
  "logo-unsupported": "这个文件不能用作 Logo。请选择 PNG、JPEG、WebP 或 SVG 图片。",
  "logo-not-a-picture": "这个文件不能用作 Logo。请选择 PNG、JPEG、WebP 或 SVG 图片。",
  "logo-tainted": "这个文件不能用作 Logo。请选择 PNG、JPEG、WebP 或 SVG 图片。",
  "caption-needs-canvas": "此浏览器无法在这种格式里写说明文字。请保存为 SVG，或去掉文字。",
  "size-too-small": (of) => `图片太小，宽度至少要 ${of.of("least")} 像素。`,
  "contrast-low": "颜色太接近，不少相机分辨不出来。",
  inverted: "码比背景浅，部分相机不认。",
  "quiet-zone-small": (of) => `边距只有 ${of.of("actual")} 个码点，相机需要 ${of.of("limit")} 个。`,
  "module-small": (of) => `图片里每个码点只有 ${of.of("actual")} 像素，至少要 ${of.of("limit")} 像素。`,
  "light-transparent": "背景透明，能否扫出取决于背后的画面。",
  "payload-invalid": "表单里有内容无法写进二维码。",
  "amount-invalid": (of) => `“${of.of("value")}”不是金额。${of.of("example") === "" ? "" : `请写成 ${of.of("example")} 的形式。`}${of.of("least") === "" ? "" : `最少 ${of.money("least")}。`}${of.of("most") === "" ? "" : `最多 ${of.money("most")}。`}`,
  "total-too-small": (of) => `总额太小，${of.of("count") === "" ? "" : `不够分成 ${of.of("count")} 份，`}至少要 ${of.money("needed")}。`,
  "min-too-large": (of) => `每份的下限太大，最多只能是 ${of.money("nearest")}。`,
  "max-too-small": (of) => `每份的上限太小，至少要 ${of.money("nearest")}。`,
  "rule-unknown": "没有这种手气玩法，请从列表里选。",
  "rule-takes-no-max": "这种玩法不能设上限。请换一种，或留空。",
  "max-too-costly": (of) => `份数为 ${of.of("count")} 时，这种玩法不能设上限。请选“经典”，或减少份数。`,
  "already-claimed": (of) => `“${of.of("who")}”已经领过了：第 ${of.place("index")} 份。`,
  "share-taken": (of) => `第 ${of.place("index")} 份已经被拆开。`,
  "index-invalid": (of) => `没有这个编号的红包，编号从 1 到 ${of.place("most")}。`,
  "seed-invalid": "红包数据不完整，请全部粘贴。",
  "salt-invalid": "大家的话太长了，最多大约 300 个字。",
  "salt-already-set": "已经混入过一句话，再混一次就等于重抽。",
  "reveal-malformed": "证明不完整。请从第一个大括号到最后一个大括号全部粘贴。",
  "commitment-mismatch": "证明与公布的承诺对不上。",
  "shares-mismatch": (of) => (of.of("actual") === "" ? "拆开的金额与抽出的不一致。" : `拆开的金额与抽出的不一致：第 ${of.of("index")} 份是 ${of.money("actual")}，抽出的是 ${of.money("expected")}。`),
  "salt-mismatch": "大家的话与公布的不一致。",
  "ticket-malformed": "红包券不完整。请粘贴它的链接，或全部 79 个字符。",
  "ledger-malformed": "这个红包的记录读不出来。",
  "date-invalid": "此浏览器没有提供所在时区。",
  "time-zone-unknown": "此浏览器没有提供所在时区。",
  "format-invalid": "处理时出了问题，请重试。",
  "value-invalid": "这不是可以排名的数字。",
  "not-ready": "页面还没有启动，请刷新。",
  "wasm-blocked": "浏览器或其管理者禁止了 WebAssembly，而本页需要它。",
  "engine-failed": "处理时出了问题，请重试。",
};

export const options: typeof englishOptions = {
  quietZone: codes.quietZone,
  lightRadius: codes.lightRadius,
  logoSize: codes.logoSize,
  "logo.padding": codes.logoPadding,
  "frame.text": codes.frameText,
  errorCorrection: codes.level,
  version: codes.version,
  mask: codes.mask,
  size: codes.size,
  dpi: codes.dpi,
  millimetres: codes.millimetres,
  bleed: "出血（毫米）",
  dark: codes.dark,
  stops: codes.stops,
  light: codes.light,
  finderFrameColor: codes.finderFrameColor,
  finderCentreColor: codes.finderCentreColor,
  frameColor: codes.frameColor,
  frameTextColor: codes.frameTextColor,
  corners: codes.groups.more,
  decimals: "小数位数",
  other: "这一项",
};
