import type { promoters as english } from "../en/promoters.js";

export const promoters: typeof english = {
  heading: "推廣員",
  lead: "為名單上的每個人產生 QR 碼，打包成一個 ZIP。",
  list: "名單",
  listHint: "CSV，欄名為編號、連結、名稱、綁定時間；也可以每行只寫一個編號。",
};
