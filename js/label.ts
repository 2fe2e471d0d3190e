/**
 * Names the kind of a content for people who do not see the symbol, and never a secret of it: no password, no key, no path of
 * an address.
 */
export function nameContent(data: unknown): string {
  if (typeof data !== "string") return "QR code";
  const kind = contentKind(data);
  return kind === "" ? "QR code" : `QR code: ${kind}`;
}

function contentKind(text: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase() ?? "";
  switch (scheme) {
    case "http":
    case "https":
      return `link to ${host(text)}`;
    case "wifi": {
      const name = /(?:^wifi:|;)s:((?:\\.|[^\\;])*)/i.exec(text)?.[1]?.replace(/\\(.)/g, "$1") ?? "";
      return name === "" ? "Wi-Fi network" : `Wi-Fi network ${name}`;
    }
    case "mailto":
    case "matmsg":
      return "e-mail";
    case "tel":
      return "phone number";
    case "sms":
    case "smsto":
      return "text message";
    case "geo":
      return "place on the map";
    case "mecard":
      return "contact";
    case "otpauth":
    case "otpauth-migration":
      return "one-time password";
    case "begin":
      return /^begin:vcard/i.test(text) ? "contact" : /^begin:v(event|calendar)/i.test(text) ? "calendar event" : "";
    default:
      return "";
  }
}

function host(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return "a page";
  }
}
