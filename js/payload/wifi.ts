import { fields, line, octets, oneOf, optional, wrong } from "./field.js";
import { escapedMark } from "./mark.js";

/** How a wireless network is protected. */
export type WifiSecurity = "WPA" | "SAE" | "WEP" | "nopass" | "EAP";

/** Who joins a network of a firm or a school. */
export interface WifiEap {
  /** The outer method. */
  readonly method: "PEAP" | "TTLS" | "TLS" | "PWD";
  /** The name of the user. */
  readonly identity?: string | undefined;
  /** The name that is shown before the connection is protected. */
  readonly anonymous?: string | undefined;
  /** The inner method of PEAP and TTLS. */
  readonly phase2?: "MSCHAPV2" | "GTC" | "PAP" | undefined;
}

/** A wireless network that a phone joins. */
export interface Wifi {
  /** The name of the network, 1 to 32 bytes of UTF-8. */
  readonly ssid: string;
  /**
   * The password: with `"WPA"` 8 to 63 bytes of UTF-8, or 64 hexadecimal digits that are the key itself; otherwise what the network
   * takes.
   */
  readonly password?: string | undefined;
  /**
   * How the network is protected: `"WPA"` stands for WPA, WPA2 and WPA3 with a password, `"SAE"` for WPA3 alone, `"EAP"` for a network
   * that asks who joins, which phones' own cameras may not do.
   *
   * @defaultValue `"WPA"` with a password, else `"nopass"`
   */
  readonly security?: WifiSecurity | undefined;
  /**
   * Whether the network does not tell its name.
   *
   * @defaultValue `false`
   */
  readonly hidden?: boolean | undefined;
  /** Who joins, with `"EAP"` alone. */
  readonly eap?: WifiEap | undefined;
}

/**
 * Joins a wireless network: the `WIFI:` text of the ZXing project, which phones read.
 *
 * A backslash stands before each of `\ ; , : "`. Nothing stands in quotes: the readers of Android and iOS take them for a part of the
 * name.
 *
 * @throws `payload-invalid` with the field: a name of 0 or more than 32 bytes, no password for a network that has one, a password for
 * one that has none, or one that is too short or too long; `option-unknown`
 *
 * @example
 * ```ts
 * import { payload } from "hongbao";
 *
 * payload.wifi({ ssid: "红包", password: "lucky;888" }); // WIFI:T:WPA;S:红包;P:lucky\;888;;
 * ```
 */
export function wifi(p: Wifi): string {
  const { ssid, password, security = password === undefined ? "nopass" : "WPA", hidden = false, eap } = fields(p, ["ssid", "password", "security", "hidden", "eap"]);
  oneOf("security", security, ["WPA", "SAE", "WEP", "nopass", "EAP"], "must be WPA, SAE, WEP, nopass or EAP");
  if (typeof hidden !== "boolean") throw wrong("hidden", "must be true or false", hidden);
  if (octets(line("ssid", ssid)) > 32) throw wrong("ssid", "must have at most 32 bytes", ssid);
  if ((eap === undefined) === (security === "EAP")) throw wrong("eap", "must be given with security EAP, and with no other");
  const login = eap === undefined ? "" : eapFields(eap);
  const type = security === "EAP" ? "WPA2-EAP" : security;
  return `WIFI:T:${type};S:${escapedMark(ssid)};${passwordField(security, password, eap)}${login}${hidden ? "H:true;" : ""};`;
}

function passwordField(security: WifiSecurity, password: string | undefined, eap: WifiEap | undefined): string {
  if (security === "nopass") {
    if (password !== undefined && password !== "") throw wrong("password", "must be left out where security is nopass");
    return "";
  }
  if (password === undefined) {
    // A certificate joins by itself.
    if (eap?.method === "TLS") return "";
    throw wrong("password", "must be given where security is not nopass");
  }
  const length = octets(line("password", password));
  const key = /^[0-9a-f]{64}$/i.test(password);
  if (security === "WPA" && !key && (length < 8 || length > 63)) throw wrong("password", "must have 8 to 63 characters, or be a key of 64 hexadecimal digits");
  return `P:${escapedMark(password)};`;
}

function eapFields(eap: WifiEap): string {
  const { method, identity, anonymous, phase2 } = fields(eap, ["method", "identity", "anonymous", "phase2"], "eap");
  let text = `E:${oneOf("method", method, ["PEAP", "TTLS", "TLS", "PWD"], "must be PEAP, TTLS, TLS or PWD")};`;
  const [outer, inner] = [optional(line, "anonymous", anonymous), optional(line, "identity", identity)];
  if (outer !== undefined) text += `A:${escapedMark(outer)};`;
  if (inner !== undefined) text += `I:${escapedMark(inner)};`;
  if (phase2 !== undefined) text += `PH2:${oneOf("phase2", phase2, ["MSCHAPV2", "GTC", "PAP"], "must be MSCHAPV2, GTC or PAP")};`;
  return text;
}
