import type { Words } from "../words.js";

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
};
