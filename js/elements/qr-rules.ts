import { reset } from "./reset-rules.js";

/** The rules in the shadow tree of `<hongbao-qr>`. The code keeps its own colours on dark pages and under forced colours. */
export const qrRules = `
:host { display: inline-block; max-width: 100%; vertical-align: bottom; text-align: start; writing-mode: horizontal-tb; }
:host([hidden]), [hidden] { display: none !important; }
.fill { flex: 1 1 auto; align-self: stretch; width: 100%; min-width: 0; height: 100%; min-height: 0; }
.box { display: flex; flex-direction: column; height: 100%; }
.inline { display: inline-flex; max-width: 100%; }
.width { flex: none; height: 0; min-width: var(--least, 6rem); overflow: hidden; }
.width svg { display: block; width: var(--across, 200px); max-width: 100%; height: 0; }
.height { float: left; width: 0; height: 100%; visibility: hidden; }
.base { display: flex; flex: 1 1 auto; align-items: center; align-items: safe center; justify-content: center; justify-content: safe center; width: 0; min-width: 100%; min-height: 0; }
.words { min-width: 100%; text-align: center; }
.empty { aspect-ratio: 1; }
.picture { ${reset} display: block; max-width: 100%; max-height: 100%; object-fit: contain; color-scheme: only light; forced-color-adjust: none; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
.square { image-rendering: pixelated; }
p { ${reset} display: block; box-sizing: border-box; width: 0; min-width: 100%; margin: 0; overflow-wrap: anywhere; text-align: start; font-size: max(0.875em, 12px); line-height: 1.4; }
.error { position: relative; z-index: 1; min-width: max(100%, 9rem); padding: 0.75em; border: 1px solid #b3261e; border-radius: 4px; background: #fff4f1; color: #7a120b; }
.verdict { flex: none; padding-top: 0.5em; }
.verdict::before { content: "✓ "; content: "✓ " / ""; }
.unsafe::before { content: "⚠ "; content: "⚠ " / ""; }
`;
