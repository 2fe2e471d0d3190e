/** RGBA, row by row, not premultiplied; an `ImageData` is one. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** A canvas: `HTMLCanvasElement` or `OffscreenCanvas`. */
export interface CanvasLike {
  width: number;
  height: number;
  getContext(kind: "2d"): unknown;
}

/** What the engine draws: an image element, a bitmap or a canvas. */
export type EngineImage = CanvasLike | { readonly width: number; readonly height: number };

/** The shape of dark modules outside the finder patterns. */
export type ModuleShape = "square" | "dot" | "rounded" | "extra-rounded" | "classy" | "classy-rounded" | "diamond" | "vertical" | "horizontal";

/**
 * The shape of the frame or of the centre of a finder pattern. What readers would miss is drawn as near to it as they read: a
 * centre far from its frame's shape comes nearer to it, and the frames of Micro QR and rMQR keep nearly square corners.
 */
export type FinderShape = "square" | "rounded" | "extra-rounded" | "dot";

/**
 * Colours that flow into each other: over the symbol where they are dark modules, over all of the picture where they are its ground, and over
 * each frame or centre where they are those of finder patterns.
 */
export interface Gradient {
  /** Along a line, or from the middle outwards. */
  type: "linear" | "radial";
  /**
   * Degrees clockwise; 0 is left to right.
   * @defaultValue 0
   */
  rotation?: number | undefined;
  /** At least one; offsets from 0 to 1 that never fall. */
  stops: readonly { offset: number; color: string }[];
}

/** How the finder pattern of a corner looks where it is not as `finderFrame`, `finderCentre` and their colours say. */
export interface FinderLook {
  /**
   * The shape of the frame.
   * @defaultValue `finderFrame`
   */
  frame?: FinderShape | undefined;
  /**
   * The shape of the centre.
   * @defaultValue `finderCentre`
   */
  centre?: FinderShape | undefined;
  /**
   * The colour of the frame.
   * @defaultValue `finderFrameColor`
   */
  frameColor?: string | Gradient | undefined;
  /**
   * The colour of the centre.
   * @defaultValue `finderCentreColor`
   */
  centreColor?: string | Gradient | undefined;
}

/** A picture in the middle of the symbol. */
export interface Logo {
  /**
   * {@link Pixels} or the bytes of a PNG file for every output; those of a JPEG, WebP or SVG file for `qrToSvg`; an `ImageBitmap`,
   * image or canvas element for `drawQr`. `loadLogo` makes pixels of every other one.
   */
  image: Pixels | Uint8Array | CanvasLike | { readonly width: number; readonly height: number };
  /**
   * Its longer side as a share of the symbol's width, above 0 and at most 1; `logo-too-large` where it covers more than is corrected.
   * @defaultValue in the smallest version at which level H, else Q, safely bears 0.165, the largest that is safe, up to 0.25; where a
   * level, a version or a symbol is given, the largest up to 0.25 that is safe in it
   */
  size?: number | undefined;
  /**
   * Modules kept free around it: every module that they touch is light.
   * @defaultValue 1
   */
  padding?: number | undefined;
  /**
   * A square, into which the image is fitted, or a disc, which it fills.
   * @defaultValue `"square"`
   */
  shape?: "square" | "circle" | undefined;
}

/** A font, made by `loadFont` of `hongbao/font` of a TrueType or OpenType file. What else it holds is not meant to be seen. */
export interface Font {
  /** The name of its family; an empty text where it has none. */
  readonly family: string;
}

/**
 * A picture behind the symbol, as far as its quiet zone. What readers find and measure a code by is drawn whole over it; of every other module
 * a dot is seen, and nothing where the picture itself shows what the module says. Where the picture makes it hard to tell dark from light the
 * dots are larger. Dots are squares or diamonds as `shape` says, and round with every other shape.
 */
export interface Background {
  /**
   * {@link Pixels} or the bytes of a PNG file for every output; those of a JPEG or WebP file for `qrToSvg` alone, with every dot, since they are not
   * looked at: `loadLogo` makes pixels of them.
   */
  image: Pixels | Uint8Array;
  /**
   * Its opacity above the ground, 0 to 1.
   * @defaultValue 1
   */
  opacity?: number | undefined;
  /**
   * Whether it covers the symbol, and what lies beyond is cut off on both sides alike, or all of it is seen.
   * @defaultValue `"cover"`
   */
  fit?: "cover" | "contain" | undefined;
}

/**
 * A call to action around the picture, outside of its quiet zone and below its caption. Its text is painted as that of a caption is: as text in
 * SVG, by the engine's fonts elsewhere, in PDF at 600 dots an inch.
 */
export interface Frame {
  /** One to three lines, parted by line feeds. In a batch `{id}`, `{label}` and `{caption}` stand for what a promoter has. */
  text: string;
  /** @defaultValue `"bottom"` */
  position?: "bottom" | "top" | undefined;
  /**
   * `"plain"`: the text alone; `"box"` and `"rounded"`: a border joined to a band with the text; `"banner"`: a ribbon, and no border;
   * `"bubble"`: a border, and a bubble that points to it. Nothing lies outside of round corners, beside a ribbon and around a bubble; in JPEG
   * that is white.
   * @defaultValue `"rounded"`
   */
  shape?: "plain" | "box" | "rounded" | "banner" | "bubble" | undefined;
  /**
   * A CSS colour: of border, band, ribbon and bubble.
   * @defaultValue that of dark modules, of a gradient the first
   */
  color?: string | undefined;
  /**
   * A CSS colour.
   * @defaultValue that of the frame where it is plain, else the ground's where it is easily read, else white or black
   */
  textColor?: string | undefined;
}

/** How a symbol is to look. */
export interface Style {
  /**
   * Whole pixels per module, 1 to 256; not together with `size`.
   * @defaultValue 10
   */
  moduleSize?: number | undefined;
  /** Pixels across with the quiet zone. The module is the largest whole number of pixels that fits, the rest is quiet zone. */
  size?: number | undefined;
  /**
   * Modules on each side.
   * @defaultValue 4, or 2 for Micro QR and rMQR
   */
  quietZone?: number | undefined;
  /**
   * A CSS colour, or a gradient. In `qrToSvg` also `"currentColor"`, which is judged as black (light as white), and `"var(--name, #c8102e)"`,
   * which is judged by its fallback.
   * @defaultValue `"#000"`
   */
  dark?: string | Gradient | undefined;
  /**
   * A CSS colour, `"transparent"`, or a gradient.
   * @defaultValue `"#fff"`
   */
  light?: string | Gradient | undefined;
  /**
   * The radius of the ground's corners in modules, at most half its shorter side; nothing lies outside them.
   * @defaultValue 0
   */
  lightRadius?: number | undefined;
  /**
   * The shape of dark modules outside the finder patterns.
   * @defaultValue `"square"`
   */
  shape?: ModuleShape | undefined;
  /**
   * How much of a module squares, dots and diamonds fill, across and down: 0.5 to 1, drawn to an eightieth. Where modules have fewer than
   * three pixels they are drawn whole. Other shapes flow together and take 1 alone. With `background` it is the least that a dot of any shape fills.
   * @defaultValue 1, or 0.6 with `background`
   */
  moduleScale?: number | undefined;
  /**
   * The shape of the frames of finder patterns.
   * @defaultValue `"square"`
   */
  finderFrame?: FinderShape | undefined;
  /**
   * The colour of the frames, or a gradient over each.
   * @defaultValue that of dark modules
   */
  finderFrameColor?: string | Gradient | undefined;
  /**
   * The shape of the centres of finder patterns.
   * @defaultValue `"square"`
   */
  finderCentre?: FinderShape | undefined;
  /**
   * The colour of the centres, or a gradient over each.
   * @defaultValue that of dark modules
   */
  finderCentreColor?: string | Gradient | undefined;
  /** A look of its own for a corner. Micro QR and rMQR have the top left one alone. */
  finders?: { readonly topLeft?: FinderLook | undefined; readonly topRight?: FinderLook | undefined; readonly bottomLeft?: FinderLook | undefined } | undefined;
  /** A picture behind the symbol. The ground is then not transparent: light dots have its colour. */
  background?: Background | undefined;
  /** A picture in the middle. */
  logo?: Logo | undefined;
  /**
   * Whether a logo is drawn that covers more than is corrected.
   * @defaultValue `false`
   */
  allowUnsafe?: boolean | undefined;
  /** One line below, added to the height. Without `font`, pictures but SVG need an engine with a 2D canvas for its letters. */
  caption?: string | undefined;
  /** A call to action around the picture. `size` is that of the picture with its frame. */
  frame?: Frame | undefined;
  /**
   * The font of caption and frame, made by `loadFont` of `hongbao/font`: outlines in SVG and PDF, and no canvas is needed.
   * @defaultValue the fonts of whoever shows an SVG, and of the engine elsewhere
   */
  font?: Font | undefined;
  /**
   * The accessible name: the title of an SVG.
   * @defaultValue the kind of content, without secrets
   */
  label?: string | undefined;
  /**
   * Whether an SVG leaves its size to where it is put: a view box, and neither width nor height.
   * @defaultValue `false`
   */
  responsive?: boolean | undefined;
  /**
   * Pixels an inch, 1 to 100 000: the size in print, which PNG carries.
   * @defaultValue none
   */
  dpi?: number | undefined;
}
