import type { codes as english } from "../en/codes.js";

export const codes: typeof english = {
  heading: "QR 碼",
  lead: "任何連結或文字，邊輸入邊繪製。",
  text: "連結或文字",
  level: "容錯等級（至少）",
  levels: { L: "L · 7%", M: "M · 15%", Q: "Q · 25%", H: "H · 30%" },
  picture: (version) => `QR 碼，版本 ${version}`,
  facts: (version, modules, level, mask) => `版本 ${version} · ${modules} × ${modules} 模組 · 等級 ${level} · 遮罩 ${mask}`,
  save: "存成 SVG",
};
