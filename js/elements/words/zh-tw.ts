import type { Words } from "../words.js";

/** Traditional Chinese. */
export const zhTW: Words = {
  code: "QR 碼",
  codeOf: (kind) => `QR 碼：${kind}`,
  kinds: {
    link: "連結",
    wifi: "Wi-Fi 網路",
    email: "電子郵件",
    phone: "電話號碼",
    message: "簡訊",
    place: "地圖位置",
    contact: "聯絡人",
    "one-time-password": "一次性密碼",
    event: "行事曆活動",
  },
  safe: (contrast) => `可以放心掃描，對比 ${contrast}:1`,
  unsafe: "可能無法掃描：",
};
