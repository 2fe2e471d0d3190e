import { svg, type TemplateResult } from "lit/html.js";

const strokes = {
  codes: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M18 18h2v2",
  packets: "M6 3h12v18H6zM6 6q6 7 12 0M12 11.5v3M10.5 13h3",
  tickets: "M3 7h18v3a2 2 0 0 0 0 4v3H3v-3a2 2 0 0 0 0-4zM14 7v2M14 11v2M14 15v2",
  promoters: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20q.5-6 6.5-6t6.5 6M16 4.5a3.3 3.3 0 0 1 0 6.3M18 14.5q3.2 1 3.5 5.5",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  share: "M12 15V3.5M8 7l4-4 4 4M6 11H4v10h16V11h-2",
  link: "M10 14l4-4M8.5 11.5l-3 3a3 3 0 0 0 4.2 4.2l3-3M11.3 8.3l3-3a3 3 0 0 1 4.2 4.2l-3 3",
  camera: "M3 7h4l2-3h6l2 3h4v13H3zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z",
  file: "M6 3h8l4 4v14H6zM14 3v5h4",
  paste: "M8 5H5v16h14V5h-3M8 3h8v4H8z",
  check: "M4.5 12.5l5 5 10-11",
  warn: "M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4",
  close: "M5 5l14 14M19 5L5 19",
  plus: "M12 5v14M5 12h14",
  print: "M7 9V3h10v6M7 17H3V9h18v8h-4M7 14h10v7H7z",
  expand: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  stop: "M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8zM8.5 8.5l7 7M15.5 8.5l-7 7",
  undo: "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 0 8h-3",
  redo: "M15 7l5 5-5 5M20 12H10a6 6 0 0 0 0 8h3",
  spark: "M12 3l2.2 6.3L20.5 12l-6.3 2.7L12 21l-2.2-6.3L3.5 12l6.3-2.7z",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.4v.4",
  code: "M8.5 6L3 12l5.5 6M15.5 6L21 12l-5.5 6",
  star: "M12 3.5l2.6 5.6 6.1.7-4.5 4.2 1.2 6L12 17l-5.4 3 1.2-6-4.5-4.2 6.1-.7z",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2",
} as const;

/** The name of an icon. */
export type Icon = keyof typeof strokes;

/** Draws an icon in the colour of its text; it says nothing that the text beside it does not say. */
export function icon(name: Icon): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${strokes[name]} /></svg>`;
}
