import { reset } from "./reset-rules.js";

/**
 * The rules in the shadow tree of `<hongbao-packet>`. The envelope has its own colours in the light and in the dark; what
 * stands below it has those of the page. The envelope is drawn in proportion to its width; media queries come last, for `sheet.ts`.
 */
export const packetRules = `
:host { display: inline-block; width: 18rem; max-width: 100%; vertical-align: top; text-align: start; line-height: 1.4; writing-mode: horizontal-tb; --red: var(--hongbao-red, #c9291f); --deep: var(--hongbao-red-deep, #9f140e); --gold: var(--hongbao-gold, #f6d58b); --serif: "Iowan Old Style", Palatino, "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", STSong, SimSun, Georgia, serif; }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
.packet { display: grid; flex: 1 1 auto; grid-template-columns: minmax(0, 1fr); gap: 1em; width: 100%; max-width: 24rem; margin: 0 auto; }
.frame { ${reset} display: block; font-size: var(--scale, inherit); position: relative; line-height: 1.4; direction: inherit; -webkit-print-color-adjust: exact; print-color-adjust: exact; overflow: hidden; width: 100%; max-width: 20rem; margin: 0 auto; border: 1px solid var(--deep); border-radius: 1em; background: #fdf5e4; color: #43200f; box-shadow: 0 0.75em 2em rgba(70, 8, 0, 0.28); isolation: isolate; }
.tall { padding-bottom: 134%; }
.paper { position: absolute; top: 0; right: 0; bottom: 0; left: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 0.4em; padding: 47% 1.25em 1.25em; text-align: center; background: radial-gradient(circle at 50% 62%, #fffdf7, #fbeed3); }
.paper::after { content: ""; position: absolute; top: 0.6em; right: 0.6em; bottom: 0.6em; left: 0.6em; border: 1px solid #d9b876; border-radius: 0.6em; pointer-events: none; }
.amount { font: 600 2.5em/1.1 var(--serif); color: #a3160f; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.long { font-size: 1.6em; }
.longest { font-size: 1.15em; }
.top, .bottom { position: absolute; right: 0; left: 0; background-color: var(--red); background-image: radial-gradient(circle at 50% 100%, transparent 24%, rgba(255, 214, 140, 0.13) 25% 29%, transparent 30% 46%, rgba(255, 214, 140, 0.13) 47% 51%, transparent 52% 67%, rgba(255, 214, 140, 0.13) 68% 71%, transparent 72%), radial-gradient(circle at 50% 100%, transparent 24%, rgba(255, 214, 140, 0.13) 25% 29%, transparent 30% 46%, rgba(255, 214, 140, 0.13) 47% 51%, transparent 52% 67%, rgba(255, 214, 140, 0.13) 68% 71%, transparent 72%), linear-gradient(160deg, var(--red), var(--deep)); background-size: 3em 1.5em, 3em 1.5em, 100% 100%; background-position: 0 0, 1.5em 0.75em, 0 0; transition: transform 0.7s cubic-bezier(0.6, 0, 0.2, 1); }
.bottom { top: 55%; bottom: 0; filter: brightness(0.88); }
.top { top: 0; bottom: 30%; border-bottom: 2px solid var(--gold); border-radius: 0 0 50% 50% / 0 0 20% 20%; box-shadow: 0 0.25em 1em rgba(60, 0, 0, 0.45); }
.greeting { position: absolute; top: 3%; right: 0.6em; left: 0.6em; bottom: 19%; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 0.35em; overflow: hidden; overflow-wrap: anywhere; color: var(--gold); text-align: center; font: 600 var(--wish, 1.65em)/1.25 var(--serif); letter-spacing: 0.06em; transition: opacity 0.3s; }
.greeting small { font-size: 0.6em; font-weight: 400; letter-spacing: 0.12em; }
.clamped { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 10; }
.coin { position: absolute; bottom: 0; left: 50%; display: grid; place-items: center; width: max(5.6em, 24px); height: max(5.6em, 24px); margin: 0; padding: 0; font-size: 1em; border: 3px solid #fbe9bd; border-radius: 50%; background: radial-gradient(circle at 35% 30%, #fff0c4, #f1c765 55%, #d89f3a); color: #7d1008; box-shadow: 0 0.2em 0.7em rgba(60, 0, 0, 0.5), inset 0 0 0 0.25em rgba(150, 90, 10, 0.18); transform: translate(-50%, 50%); cursor: pointer; -webkit-tap-highlight-color: transparent; transition: transform 0.2s; }
.coin span { font: 600 var(--letters, 1.65em)/1 var(--serif); }
.coin:hover:not(:disabled) { transform: translate(-50%, 50%) scale(1.06); }
.coin:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 8px #5b0a05; }
.coin:disabled { cursor: default; }
.opened .top { transform: translateY(-64%); }
.opened .bottom { transform: translateY(102%); }
.opened .greeting { opacity: 0; }
.number { color: #6d4a2c; }
.badge { display: inline-block; padding: 0.1em 0.6em; border: 1px solid transparent; border-radius: 1em; background: #a3160f; color: #fff3da; font-size: 0.8em; font-weight: 600; white-space: nowrap; }
.spark { position: absolute; top: 55%; left: 50%; width: 0.45em; height: 0.7em; border-radius: 0.1em; background: #e0a83c; opacity: 0; }
.bar { ${reset} display: flex; line-height: 1.4; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5em 1em; }
.status { flex: 1 1 8em; margin: 0; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.plain { ${reset} display: inline-block; text-align: center; min-height: 2.75rem; margin: 0; padding: 0.4em 1em; border: 1px solid; border-radius: 0.5em; background: transparent; color: inherit; font-weight: 600; line-height: 1.4; cursor: pointer; }
.plain:hover { background: rgba(201, 41, 31, 0.12); }
.plain:focus-visible, .list:focus-visible { outline: 3px solid; outline-offset: 2px; }
.plain:disabled { cursor: default; opacity: 0.5; }
.list { ${reset} display: block; line-height: 1.4; margin: 0; padding: 0; list-style: none; }
.list li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75em; padding: 0.5em 0.6em; border-bottom: 1px solid rgba(128, 110, 90, 0.35); font-variant-numeric: tabular-nums; }
.list .money { margin-inline-start: auto; font-weight: 600; overflow-wrap: anywhere; }
.list .best { border-radius: 0.5em; background: rgba(224, 168, 60, 0.22); }
.error { ${reset} display: block; text-align: start; line-height: 1.4; margin: 0; padding: 0.75em; border: 1px solid #b3261e; border-radius: 4px; background: #fff4f1; color: #7a120b; overflow-wrap: anywhere; font-size: max(0.875em, 12px); }
@media (prefers-reduced-motion: reduce) { .top, .bottom, .greeting, .coin { transition: none; } }
@media print { button { display: none !important; } .frame { box-shadow: none; break-inside: avoid; } .top::after { content: "福"; position: absolute; bottom: -2.8em; left: 50%; width: 5.6em; height: 5.6em; margin-left: -2.8em; border-radius: 50%; background: #f1c765; color: #7d1008; text-align: center; line-height: 5.6em; } .list li { break-inside: avoid; } }
@media (forced-colors: active) { .top, .bottom, .paper, .coin { background-image: none; } .top { border: 2px solid CanvasText; } .coin { border: 2px solid ButtonText; background-color: ButtonFace; } .list .best { border: 2px solid Highlight; } .badge { border-color: CanvasText; background: Canvas; color: CanvasText; } .coin:focus-visible { outline: 3px solid Highlight; outline-offset: 4px; } }
`;
