import { HongbaoError } from "./error.js";
import { shown } from "./option.js";

/** A time zone as Rust asks for it: the offset from UTC in seconds at an instant in milliseconds. */
export interface Zone {
  offset(at: number): number;
}

/** The first zone left local mean time after this: earlier instants have the offset of this one, without calendar reforms and eras. */
const beforeEveryChange = Date.UTC(1800, 0, 1);

/** How many zones are kept; there are fewer names, but offsets such as "+05:30" are names too. */
const most = 600;

const zones = new Map<string, Zone>();

/** The engine's own zone, asked anew each time: a traveller's zone changes under a running page. */
const local: Zone = {
  offset(at) {
    const whole = wholeSecond(at);
    const date = new Date(whole);
    const shows = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds());
    return (shows - whole) / 1000;
  },
};

/** Returns a time zone of the engine, the local one where none is given. @throws `time-zone-unknown` */
export function zone(timeZone: string | undefined): Zone {
  if (timeZone === undefined) return local;
  const known = zones.get(timeZone);
  if (known !== undefined) return known;
  const made = named(timeZone);
  if (zones.size >= most) zones.clear();
  zones.set(timeZone, made);
  return made;
}

function named(timeZone: string): Zone {
  const format = formatter(timeZone);
  return {
    offset(at) {
      const whole = wholeSecond(at);
      const shows = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
      for (const { type, value } of format.formatToParts(whole)) {
        if (type in shows) shows[type as keyof typeof shows] = Number(value);
      }
      const { year, month, day, hour, minute, second } = shows;
      return (Date.UTC(year, month - 1, day, hour, minute, second) - whole) / 1000;
    },
  };
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const unknown = (cause?: unknown) => new HongbaoError("time-zone-unknown", { timeZone: shown(timeZone) }, cause);
  if (typeof timeZone !== "string") throw unknown();
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  } catch (problem) {
    throw unknown(problem);
  }
}

// Offsets change at whole seconds, and engines show no more.
function wholeSecond(at: number): number {
  return Math.floor(Math.max(at, beforeEveryChange) / 1000) * 1000;
}
