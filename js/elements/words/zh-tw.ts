import type { Words } from "../wording.js";

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
  packet: {
    name: (total, count) => `紅包：${total}，共 ${count} 個`,
    greeting: ["恭喜發財", "大吉大利"],
    open: "開",
    openShare: (number, count) => `拆開第 ${number} 個，共 ${count} 個`,
    openAll: "全部拆開",
    share: (number) => `第 ${number} 個`,
    got: (number, amount) => `第 ${number} 個：${amount}`,
    opened: (number, count) => `已拆 ${number}/${count} 個`,
    best: "手氣最佳",
    finished: (number, amount) => `全部拆開，手氣最佳：第 ${number} 個，${amount}`,
    more: (number) => `再顯示 ${number} 個`,
    required: "請填寫總金額和個數。",
  },
};
