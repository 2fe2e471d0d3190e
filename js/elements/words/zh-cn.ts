import type { Words } from "../wording.js";

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
  packet: {
    name: (total, count) => `红包：${total}，共 ${count} 个`,
    greeting: ["恭喜发财", "大吉大利"],
    open: "開",
    openShare: (number, count) => `拆开第 ${number} 个，共 ${count} 个`,
    openAll: "全部拆开",
    share: (number) => `第 ${number} 个`,
    got: (number, amount) => `第 ${number} 个：${amount}`,
    opened: (number, count) => `已拆 ${number}/${count} 个`,
    best: "手气最佳",
    finished: (number, amount) => `全部拆开，手气最佳：第 ${number} 个，${amount}`,
    more: (number) => `再显示 ${number} 个`,
    required: "请填写总金额和个数。",
  },
};
