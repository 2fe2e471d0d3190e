/** What a content is for, as far as its beginning says. */
export type ContentKind = "link" | "wifi" | "email" | "phone" | "message" | "place" | "contact" | "one-time-password" | "event";

const english: Readonly<Record<ContentKind, string>> = {
  link: "link to",
  wifi: "Wi-Fi network",
  email: "e-mail",
  phone: "phone number",
  message: "text message",
  place: "place on the map",
  contact: "contact",
  "one-time-password": "one-time password",
  event: "calendar event",
};

/**
 * Names the kind of a content for people who do not see the symbol, and never a secret of it: no password, no key, no path of
 * an address.
 */
export function nameContent(data: unknown): string {
  const [kind, name] = contentKind(data);
  return kind === undefined ? "QR code" : `QR code: ${english[kind]}${name === "" ? "" : ` ${name}`}`;
}

/** The kind of a content, and the public name of its subject, a host or a network, where it has one. */
export function contentKind(data: unknown): readonly [kind: ContentKind | undefined, name: string] {
  if (typeof data !== "string") return [undefined, ""];
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(data)?.[1]?.toLowerCase() ?? "";
  switch (scheme) {
    case "http":
    case "https": {
      const name = host(data);
      return [name === "" ? undefined : "link", name];
    }
    case "wifi":
      return ["wifi", /(?:^wifi:|;)s:((?:\\.|[^\\;])*)/i.exec(data)?.[1]?.replace(/\\(.)/g, "$1") ?? ""];
    case "mailto":
    case "matmsg":
      return ["email", ""];
    case "tel":
      return ["phone", ""];
    case "sms":
    case "smsto":
      return ["message", ""];
    case "geo":
      return ["place", ""];
    case "mecard":
      return ["contact", ""];
    case "otpauth":
    case "otpauth-migration":
      return ["one-time-password", ""];
    case "begin":
      return [/^begin:vcard/i.test(data) ? "contact" : /^begin:v(event|calendar)/i.test(data) ? "event" : undefined, ""];
    default:
      return [undefined, ""];
  }
}

function host(address: string): string {
  // Most are plain, and the engine's reading takes longer than that of all else.
  const plain = /^https?:\/\/((?:[a-z\d]+\.)+[a-z]+)(?:[/?#]|$)/.exec(address);
  if (plain) return plain[1] as string;
  try {
    return new URL(address).host;
  } catch {
    return "";
  }
}
