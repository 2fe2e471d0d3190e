import type { codes as english } from "../en/codes.js";

export const codes: typeof english = {
  heading: "二维码",
  lead: "任何链接或文字，随输入即时绘制。",
  text: "链接或文字",
  level: "纠错等级（至少）",
  levels: { L: "L · 7%", M: "M · 15%", Q: "Q · 25%", H: "H · 30%" },
  picture: (version) => `二维码，版本 ${version}`,
  facts: (version, modules, level, mask) => `版本 ${version} · ${modules} × ${modules} 模块 · 等级 ${level} · 掩模 ${mask}`,
  save: "保存为 SVG",
};
