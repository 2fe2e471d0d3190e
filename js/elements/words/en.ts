import type { Words } from "../wording.js";

/** English. */
export const en: Words = {
  code: "QR code",
  codeOf: (kind) => `QR code: ${kind}`,
  kinds: {
    link: "link to",
    wifi: "Wi-Fi network",
    email: "e-mail",
    phone: "phone number",
    message: "text message",
    place: "place on the map",
    contact: "contact",
    "one-time-password": "one-time password",
    event: "calendar event",
  },
  safe: (contrast) => `Safe to scan, contrast ${contrast}:1`,
  unsafe: "Not safe to scan:",
  packet: {
    name: (total, count) => `Red packet: ${total} in ${count === 1 ? "1 share" : `${count} shares`}`,
    greeting: ["Best wishes", "and good fortune"],
    open: "Open",
    openShare: (number, count) => `Open share ${number} of ${count}`,
    openAll: "Open all",
    share: (number) => `No. ${number}`,
    got: (number, amount) => `No. ${number}: ${amount}`,
    opened: (number, count) => `${number} of ${count} opened`,
    best: "Best luck",
    finished: (number, amount) => `All opened. Best luck: No. ${number}, ${amount}`,
    more: (number) => `Show ${number} more`,
    required: "Give a total and a number of shares.",
  },
};
