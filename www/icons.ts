import { svg, type TemplateResult } from "lit";

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
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2",
} as const;

/** The name of an icon. */
export type Icon = keyof typeof strokes;

/** Draws an icon in the colour of its text; it says nothing that the text beside it does not say. */
export function icon(name: Icon): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${strokes[name]} /></svg>`;
}
