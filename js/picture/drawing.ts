import type { QrCode } from "../encode.js";
import type { CanvasLike, Pixels } from "../style.js";

/** Red, green, blue and opacity, a byte each, the red highest: `0xrrggbbaa`. */
export type Color = number;

/** A colour at a place of a gradient, 0 to 1. */
export interface Stop {
  readonly offset: number;
  readonly color: Color;
}

/** Colours that flow into each other across the symbol, quiet zone not included. */
export interface Flow {
  /** In modules from the symbol's top left corner: the places of offset 0 and 1, or the centre and the distance of offset 1. */
  readonly axis: readonly [x1: number, y1: number, x2: number, y2: number] | readonly [x: number, y: number, radius: number];
  /** At least one; the offsets never fall. */
  readonly stops: readonly Stop[];
}

/** What a shape is filled with. */
export type Paint = Color | Flow;

/** Where the modules of a picture lie, in whole pixels from its top left corner. */
export interface Layout {
  /** Pixels per module, at least 1. */
  readonly module: number;
  /** Pixels to the left of the symbol; to its right there are as many, or one more. */
  readonly left: number;
  /** Pixels above the symbol; below it, without a caption, there are as many, or one more. */
  readonly top: number;
  /** Pixels across. */
  readonly width: number;
  /** Pixels down, the line of the caption included. */
  readonly height: number;
  /** Pixels down of the caption's line, which is the lowest part of the picture; 0 without a caption. */
  readonly line: number;
}

/** A logo in its place. */
export interface PlacedLogo {
  /** Pixels; the bytes of a file, which are a `Uint8Array`; or what the engine draws. */
  readonly image: Pixels | Uint8Array | CanvasLike | { readonly width: number; readonly height: number };
  /** The size of the image in pixels; 0 for a file. */
  readonly width: number;
  readonly height: number;
  /** The square around the logo without its padding, in modules from the symbol's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly side: number;
  /** Half the side of the square that is cleared, or the radius of the disc, in modules around the middle of the symbol. */
  readonly reach: number;
  /** Whether the image fills a disc, rather than being fitted into the square. */
  readonly circle: boolean;
}

/** What a picture is around its modules. */
export interface Arrangement {
  readonly layout: Layout;
  /** Modules on each side, before what a size leaves over. */
  readonly quietZone: number;
  /**
   * From the lowest bit on: the module shape (4 bits), the finder frame and the finder centre (2 bits each), whether each of these has
   * a colour of its own (a bit each).
   */
  readonly shapes: number;
  /** The paint of dark modules. */
  readonly dark: Paint;
  /** The colour below everything. */
  readonly light: Color;
  /** The colour of the finder frames; undefined: as dark modules. */
  readonly frame: Color | undefined;
  /** The colour of the finder centres; undefined: as dark modules. */
  readonly centre: Color | undefined;
  readonly logo: PlacedLogo | undefined;
  /** One line of text; empty: none. */
  readonly caption: string;
}

/** A picture before it is drawn: what all outputs are made from. */
export interface Drawing extends Arrangement {
  readonly symbol: Pick<QrCode, "width" | "height" | "modules">;
}
