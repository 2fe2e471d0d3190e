import { line, wrong } from "./field.js";

/** The length of the account numbers of each country that has them: the IBAN registry of SWIFT, release 99. */
const lengths =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/** Returns an account number without spaces, in capitals: ISO 13616. @throws `payload-invalid` where its length or check digits are wrong */
export function accountNumber(field: string, value: string): string {
  const iban = line(field, value).replace(/[\s\u00a0]/g, "").toUpperCase();
  const length = new RegExp(`\\b${/^[A-Z]{2}/.exec(iban)?.[0] ?? "-"}(\\d+)`).exec(lengths)?.[1];
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) || String(iban.length) !== length || remainder(iban) !== 1) throw wrong(field, "must be an IBAN, and its check digits must fit", value);
  return iban;
}

/** Returns a creditor reference without spaces, in capitals: ISO 11649. @throws `payload-invalid` where its check digits are wrong */
export function creditorReference(field: string, value: string): string {
  const reference = line(field, value).replace(/[\s\u00a0]/g, "").toUpperCase();
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) || remainder(reference) !== 1) throw wrong(field, "must be a reference whose check digits fit", value);
  return reference;
}

/** The remainder of ISO 7064 MOD 97-10: the first four characters behind the others, letters as 10 to 35. */
function remainder(text: string): number {
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
