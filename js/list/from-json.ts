import { readJsonList } from "../json.js";
import { shown } from "../option.js";
import { type Field, nameOf } from "./column.js";
import type { Entries, Entry, Fault } from "./entry.js";

/** Reads a JSON list of objects, of ids, or of both. */
export function fromJson(text: string): Entries {
  const list = readJsonList(text);
  const faults: Fault[] = [];
  if (!("entries" in list)) return { entries: [], faults: [{ line: list.line, column: null, data: { reason: "json" } }], columns: {} };
  const entries: Entry[] = [];
  const columns: Partial<Record<Field, string>> = {};
  list.entries.forEach((value, place) => {
    const line = list.lines[place] as number;
    const wrong = (column: string | null, data: Fault["data"]) => void faults.push({ line, column, data });
    const texts: Partial<Record<Field, string>> = {};
    const named: Partial<Record<Field, string>> = {};
    const before = faults.length;
    const take = (field: Field, key: string | undefined, given: unknown) => {
      const text = textOf(given, field);
      if (text === undefined) return wrong(key ?? null, { reason: "field-text", field, value: shown(given) });
      if (field in texts) return wrong(key ?? null, { reason: "field-twice", field });
      texts[field] = text;
      if (key === undefined) return;
      named[field] = key;
      columns[field] ??= key;
    };
    if (typeof value !== "object") take("id", undefined, value);
    else if (value === null || Array.isArray(value)) wrong(null, { reason: "entry" });
    else {
      for (const [key, given] of Object.entries(value)) {
        const field = nameOf(key);
        if (field !== undefined && given !== null) take(field, key, given);
      }
    }
    if (faults.length === before) entries.push({ line, texts, columns: named });
  });
  return { entries, faults, columns };
}

/** Numbers are ids too, as far as they are exact. */
function textOf(value: unknown, field: Field): string | undefined {
  if (typeof value === "string") return value.trim();
  return field === "id" && Number.isSafeInteger(value) ? String(value) : undefined;
}
