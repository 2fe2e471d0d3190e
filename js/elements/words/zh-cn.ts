import type { Words } from "../words.js";

/** Simplified Chinese. */
export const zhCN: Words = {
  code: "二维码",
  codeOf: (kind) => `二维码：${kind}`,
  kinds: {
    link: "链接",
    wifi: "Wi-Fi 网络",
    email: "电子邮件",
    phone: "电话号码",
    message: "短信",
    place: "地图位置",
    contact: "联系人",
    "one-time-password": "一次性密码",
    event: "日历活动",
  },
  safe: (contrast) => `可以放心扫描，对比度 ${contrast}:1`,
  unsafe: "可能无法扫描：",
};
