import type { promoters as english } from "../en/promoters.js";

export const promoters: typeof english = {
  heading: "推广员",
  lead: "为名单上的每个人生成二维码，打包成一个 ZIP。",
  list: "名单",
  listHint: "CSV，列名为编号、链接、名称、绑定时间；也可以每行只写一个编号。",
};
