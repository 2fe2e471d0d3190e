import type { Words } from "./words.js";

/** Simplified Chinese. */
export const zhCN: Words = {
  tag: "zh-CN",
  title: "二维码与红包",
  promise: "全部在浏览器中完成，不上传任何内容。",
  language: "语言",
  theme: "外观",
  themes: { auto: "自动", light: "浅色", dark: "深色" },
  code: {
    heading: "二维码",
    lead: "任何链接或文字，随输入即时绘制。",
    text: "链接或文字",
    level: "纠错等级（至少）",
    levels: { L: "L · 7%", M: "M · 15%", Q: "Q · 25%", H: "H · 30%" },
    picture: (version) => `二维码，版本 ${version}`,
    facts: (version, modules, level, mask) => `版本 ${version} · ${modules} × ${modules} 模块 · 等级 ${level} · 掩模 ${mask}`,
    save: "保存为 SVG",
  },
  packet: {
    heading: "拼手气红包",
    lead: "精确到分，总和一分不差。",
    total: "总金额",
    unit: "¥",
    count: "个数",
    countRange: "1 到 10000",
    rule: "规则",
    rules: { "double-mean": "二倍均值", uniform: "均匀分配" },
    hints: {
      "double-mean": "每个红包在剩余均值的两倍以内抽取，先抢后抢平均金额相同。",
      uniform: "每一种分法机会均等，少数大包，多数小包。",
    },
    again: "重新抽取",
    share: (number) => `第 ${number} 个`,
    best: "手气最佳",
    sum: (count, sum) => `${count} 个红包共 ${sum} 元`,
    more: (hidden) => `再显示 ${hidden} 个`,
  },
  failed: "页面无法启动",
  footer: "Rust 编译为 WebAssembly，无服务器、无账号、无跟踪。",
};
