import type { LookWords } from "../en/looks.js";

export const looks: LookWords = {
  ground: "背景",
  grounds: { none: "單色", linear: "線性漸層", radial: "放射漸層" },
  corner: "哪個角",
  corners: { topLeft: "左上", topRight: "右上", bottomLeft: "左下" },
  asOthers: "與其他一樣",
  frameColor: "外框單獨用色",
  centreColor: "中心單獨用色",
  font: "說明文字與邊框的字型",
  fontHint: "以 .ttf 或 .otf 結尾的檔案。SVG 和 PDF 裡的字會變成外框，到哪裡都一樣。",
  chooseFont: "選擇字型",
  removeFont: "移除",
  noFont: "這個檔案不是能用的字型，請選以 .ttf 或 .otf 結尾的檔案。",
  missing: (characters) => `這個字型沒有：${characters}`,
  cmyk: "PDF 用印刷油墨色（CMYK），黑色為純黑",
  bleed: "出血（公釐）",
  bleedHint: "通常是 3：背景延伸到裁切線以外。",
  cropMarks: "標出裁切線",
};
