import type { tickets as english } from "../en/tickets.js";

export const tickets: typeof english = {
  heading: "红包券",
  lead: "用链接或文字打开一张红包券，不会发送任何内容。",
  ticket: "红包券",
  number: "第几个",
  amount: "金额",
  commitment: "红包的承诺",
};
