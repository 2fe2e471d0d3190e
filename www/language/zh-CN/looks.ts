import type { LookWords } from "../en/looks.js";

export const looks: LookWords = {
  ground: "背景",
  grounds: { none: "单色", linear: "线性渐变", radial: "径向渐变" },
  corner: "哪个角",
  corners: { topLeft: "左上", topRight: "右上", bottomLeft: "左下" },
  asOthers: "与其他一样",
  frameColor: "外框单独用色",
  centreColor: "中心单独用色",
  font: "说明文字与边框的字体",
  fontHint: "以 .ttf 或 .otf 结尾的文件。SVG 和 PDF 里的字会变成轮廓，到哪里都一样。",
  chooseFont: "选择字体",
  removeFont: "移除",
  noFont: "这个文件不是能用的字体，请选以 .ttf 或 .otf 结尾的文件。",
  missing: (characters) => `这个字体没有：${characters}`,
  cmyk: "PDF 用印刷油墨色（CMYK），黑色为纯黑",
  bleed: "出血（毫米）",
  bleedHint: "通常是 3：背景延伸到裁切线以外。",
  cropMarks: "标出裁切线",
};
