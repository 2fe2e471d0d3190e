export const codes = {
  heading: "Codes",
  lead: "Any link or text, in any script, drawn as you type.",
  text: "Link or text",
  level: "Error correction, at least",
  levels: { L: "L · 7 %", M: "M · 15 %", Q: "Q · 25 %", H: "H · 30 %" },
  picture: (version: string) => `QR code, version ${version}`,
  facts: (version: string, modules: number, level: string, mask: number) => `Version ${version} · ${modules} × ${modules} modules · level ${level} · mask ${mask}`,
  save: "Save as SVG",
};
