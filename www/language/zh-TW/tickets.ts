import type { tickets as english } from "../en/tickets.js";

export const tickets: typeof english = {
  heading: "紅包券",
  lead: "用連結或文字打開一張紅包券，不會送出任何內容。",
  ticket: "紅包券",
  number: "第幾個",
  amount: "金額",
  commitment: "紅包的承諾",
};
