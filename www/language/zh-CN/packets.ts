import type { packets as english } from "../en/packets.js";

export const packets: typeof english = {
  heading: "拼手气红包",
  lead: "精确到分，总和一分不差。",
  total: "总金额",
  unit: "¥",
  count: "个数",
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
};
