/**
 * Writes `value / divisor`, rounded to so many decimals with halves away from zero, in the fewest characters that SVG and PDF read:
 * no trailing zeros, no zero before the point, no minus before 0, no exponent.
 */
export function decimal(value: number, places: number, divisor = 1): string {
  const unit = 10 ** places;
  const rounded = Math.round((Math.abs(value) * unit) / divisor) / unit;
  // From here down JavaScript writes an exponent.
  const text = rounded < 1e-6 && rounded > 0 ? rounded.toFixed(places) : String(rounded);
  return (value < 0 && rounded > 0 ? "-" : "") + (rounded > 0 && rounded < 1 ? text.slice(1) : text);
}
