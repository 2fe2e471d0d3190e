import type { packets as english } from "../en/packets.js";

export const packets: typeof english = {
  heading: "拼手氣紅包",
  lead: "精確到分，總和一分不差。",
  total: "總金額",
  unit: "¥",
  count: "個數",
  rule: "規則",
  rules: { "double-mean": "二倍均值", uniform: "均勻分配" },
  hints: {
    "double-mean": "每個紅包在剩餘均值的兩倍以內抽取，先搶後搶平均金額相同。",
    uniform: "每一種分法機會均等，少數大包，多數小包。",
  },
  again: "重新抽取",
  share: (number) => `第 ${number} 個`,
  best: "手氣最佳",
  sum: (count, sum) => `${count} 個紅包共 ${sum} 元`,
  more: (hidden) => `再顯示 ${hidden} 個`,
};
