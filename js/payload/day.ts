import { wrong } from "./field.js";

/** Returns a day of the calendar as it stands, such as `2027-01-31`. @throws `payload-invalid` where there is no such day */
export function day(field: string, value: string): string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value.startsWith("0000")) throw wrong(field, "must be a day such as 2027-01-31", value);
  const at = new Date(`${value}T00:00:00Z`);
  // The 30th of February is read as a day of March.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) throw wrong(field, "must be a day such as 2027-01-31", value);
  return value;
}

/** Returns the day after one that there is. */
export function dayAfter(value: string): string {
  const at = new Date(`${value}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}
