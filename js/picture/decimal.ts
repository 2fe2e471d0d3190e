/** Writes a number to so many decimals in the fewest characters, as SVG and PDF read it: no trailing zeros, no zero before the point. */
export function decimal(value: number, places: number): string {
  const unit = 10 ** places;
  // Halves go away from zero on either side.
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * unit)) / unit;
  if (Number.isInteger(rounded)) return String(rounded || 0);
  return rounded.toFixed(places).replace(/^(-?)0|0+$/g, "$1");
}
