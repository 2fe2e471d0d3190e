import type { options as englishOptions, problems as english } from "../en/problems.js";
import { codes } from "./codes.js";

export const problems: typeof english = {
  "text-too-long": (of) =>
    of.of("fits") !== ""
      ? `內容太長，這個容錯等級放不下。請縮短內容，或在「進階」裡選 ${of.of("fits")}。`
      : of.of("version") === "40"
        ? "內容太長：一個碼最多放 2953 個字母，或約 980 個中文字。請縮短內容。"
        : `內容太長，版本 ${of.of("version")} 放不下。請縮短內容，或在「進階」裡選「QR 碼」並把版本留空。`,
  "text-malformed": "內容裡有半個字元。請刪掉最後輸入的字，再輸入一次。",
  "version-unknown": "這種碼沒有這個版本，請留空。",
  "mask-unknown": (of) => `沒有這個圖案。請留空，或填 0 到 ${of.of("most") || "7"} 的整數。`,
  "level-unavailable": (of) => `這種碼沒有容錯等級 ${of.of("level")}。請換一個等級，或換更大的版本。`,
  "option-invalid": (of) => {
    const range = of.range();
    if (of.of("missing") !== "") return `這個字型缺少：${of.of("missing")}`;
    if (of.of("choices") !== "") return `「${of.field()}」請填以下之一，或留空：${of.of("choices")}。`;
    if (/lines/.test(of.of("allowed"))) return `「${of.field()}」請寫一到三行。`;
    return range === undefined ? `「${of.field()}」不能這樣填，請修改。` : `「${of.field()}」請填 ${range.least} 到 ${range.most} 的${range.whole ? "整數" : "數字"}${range.optional ? "，或留空" : ""}。`;
  },
  "option-unknown": "處理時出了問題，請再試一次。",
  "symbol-invalid": "這張圖片無法重繪。請再讀一次，或直接輸入內容。",
  "color-invalid": (of) => `「${of.of("value")}」不是顏色。請直接選色，或寫成 #c8102e、crimson 這樣的形式。`,
  "size-too-large": (of) => `圖片太大，寬度最多 ${of.of("most")} 像素。`,
  "logo-too-large": (of) => `Logo 遮住太多。請縮小到寬度的 ${of.percent("nearest")}% 以內，或增強碼的容錯能力。`,
  "logo-reserve": (of) => `Logo 留給刮痕和污漬的餘地太少。請縮小到寬度的 ${of.percent("limit")}% 以內，或增強碼的容錯能力。`,
  "logo-unreachable": "Logo 圖片無法載入。請選擇自己的檔案。",
  "logo-needs-canvas": "此瀏覽器無法以這種格式繪製該 Logo。請選擇 PNG 檔案，或另存為 PNG。",
  "logo-unsupported": "這個檔案不能用作 Logo。請選擇 PNG、JPEG、WebP 或 SVG 圖片。",
  "logo-not-a-picture": "這個檔案不能用作 Logo。請選擇 PNG、JPEG、WebP 或 SVG 圖片。",
  "logo-tainted": "這個檔案不能用作 Logo。請選擇 PNG、JPEG、WebP 或 SVG 圖片。",
  "caption-needs-canvas": "這個瀏覽器無法在這種格式裡寫說明文字。請存成 SVG，或拿掉文字。",
  "size-too-small": (of) => `圖片太小，寬度至少要 ${of.of("least")} 像素。`,
  "contrast-low": "顏色太接近，不少相機分辨不出來。",
  inverted: "碼比背景淺，部分相機不認得。",
  "quiet-zone-small": (of) => `邊距只有 ${of.of("actual")} 個碼點，相機需要 ${of.of("limit")} 個。`,
  "module-small": (of) => `圖片裡每個碼點只有 ${of.of("actual")} 像素，至少要 ${of.of("limit")} 像素。`,
  "light-transparent": "背景透明，掃不掃得到要看背後的畫面。",
  "payload-invalid": "表單裡有內容無法寫進 QR 碼。",
  "amount-invalid": (of) => `「${of.of("value")}」不是金額。${of.of("example") === "" ? "" : `請寫成 ${of.of("example")} 的形式。`}${of.of("least") === "" ? "" : `最少 ${of.money("least")}。`}${of.of("most") === "" ? "" : `最多 ${of.money("most")}。`}`,
  "total-too-small": (of) => `總額太小，${of.of("count") === "" ? "" : `不夠分成 ${of.of("count")} 份，`}至少要 ${of.money("needed")}。`,
  "min-too-large": (of) => `每份的下限太大，最多只能是 ${of.money("nearest")}。`,
  "max-too-small": (of) => `每份的上限太小，至少要 ${of.money("nearest")}。`,
  "rule-unknown": "沒有這種手氣玩法，請從清單裡選。",
  "rule-takes-no-max": "這種玩法不能設上限。請換一種，或留空。",
  "max-too-costly": (of) => `份數為 ${of.of("count")} 時，這種玩法不能設上限。請選「經典」，或減少份數。`,
  "already-claimed": (of) => `「${of.of("who")}」已經領過了：第 ${of.place("index")} 份。`,
  "share-taken": (of) => `第 ${of.place("index")} 份已經被拆開。`,
  "index-invalid": (of) => `沒有這個編號的紅包，編號從 1 到 ${of.place("most")}。`,
  "seed-invalid": "紅包資料不完整，請全部貼上。",
  "salt-invalid": "大家的話太長了，最多大約 300 個字。",
  "salt-already-set": "已經混入過一句話，再混一次就等於重抽。",
  "reveal-malformed": "證明不完整。請從第一個大括號到最後一個大括號全部貼上。",
  "commitment-mismatch": "證明與公布的承諾對不上。",
  "shares-mismatch": (of) => (of.of("actual") === "" ? "拆開的金額與抽出的不一致。" : `拆開的金額與抽出的不一致：第 ${of.of("index")} 份是 ${of.money("actual")}，抽出的是 ${of.money("expected")}。`),
  "salt-mismatch": "大家的話與公布的不一致。",
  "ticket-malformed": "紅包券不完整。請貼上它的連結，或全部 79 個字元。",
  "ledger-malformed": "這個紅包的紀錄讀不出來。",
  "date-invalid": "這個瀏覽器沒有提供所在時區。",
  "time-zone-unknown": "這個瀏覽器沒有提供所在時區。",
  "format-invalid": "處理時出了問題，請再試一次。",
  "value-invalid": "這不是可以排名的數字。",
  "not-ready": "頁面還沒有啟動，請重新整理。",
  "wasm-blocked": "瀏覽器或其管理者禁止了 WebAssembly，而本頁需要它。",
  "engine-failed": "處理時出了問題，請再試一次。",
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
  bleed: "出血（公釐）",
  dark: codes.dark,
  stops: codes.stops,
  light: codes.light,
  finderFrameColor: codes.finderFrameColor,
  finderCentreColor: codes.finderCentreColor,
  frameColor: codes.frameColor,
  frameTextColor: codes.frameTextColor,
  corners: codes.groups.more,
  decimals: "小數位數",
  other: "這一項",
};
