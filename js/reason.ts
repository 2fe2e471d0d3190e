import type { ErrorCode } from "./error-code.js";

/** A `reason` among the figures of an error that each language puts in its own words; any other is shown as it is. */
export type Reason =
  // promoter-id-invalid and promoters-malformed
  | "empty"
  | "long"
  | "separator"
  | "dot"
  | "character"
  | "control"
  | "space"
  | "device"
  | "text"
  | "a lone surrogate"
  // promoters-malformed
  | "bytes"
  | "encoding"
  | "json"
  | "entry"
  | "quote"
  | "cells"
  | "field-twice"
  | "field-text"
  | "id-missing"
  | "bound-at"
  | "day-or-month"
  | "twice"
  | "file-twice"
  | "more"
  | "no-scheme"
  | "rounded"
  | "workbook"
  | "list-long"
  | "path-long"
  | "dot-at-end"
  // what a batch says of a promoter before any other sentence
  | "promoter"
  // base-invalid
  | "not http or https"
  | "no host"
  | "it has a fragment"
  | "a space"
  | "no base";

/** A `reason` of `payload-invalid`: what its English sentence says, and what each other language puts in its own words. */
export type PayloadReason =
  | "must be an object"
  | "must be a text"
  | "must not be blank"
  | "must be one line without tabs"
  | "must have no control characters"
  | "must be well-formed Unicode"
  | "must be + and 4 to 15 digits that begin with a country's code, or digits, * and #"
  | "must be one address such as name@example.com"
  | "must be an address such as https://example.com"
  | "must be true or false"
  | "must have at most 32 bytes"
  | "must be left out where security is nopass"
  | "must be given where security is not nopass"
  | "must be a number from -90 to 90"
  | "must be a number from -180 to 180"
  | "must be later than the start"
  | 'must be a Date, such as new Date("2027-01-31T12:00:00Z")'
  | "must lie in the years 1 to 9999"
  | "must be WPA, SAE, WEP, nopass or EAP"
  | "must have 8 to 63 characters, or be a key of 64 hexadecimal digits"
  | "must be given with security EAP, and with no other"
  | "must be PEAP, TTLS, TLS or PWD"
  | "must be MSCHAPV2, GTC or PAP"
  | "must have a given or a family name"
  | "must be cell, work, home or fax"
  | "must be a day such as 2027-01-31"
  | "must be a date where the end is one"
  | "must be a date where the start is one"
  | "must not be before the start"
  | "must begin with + and the code of the country"
  | "must be a bigint of cents, such as 1995n for 19.95"
  | "must be more than 0 and no more than the scheme allows"
  | "must be an IBAN, and its check digits must fit"
  | "must be a reference whose check digits fit"
  | "must be left out beside text"
  | "must have at most 331 bytes together"
  | "must have at most 997 bytes together"
  | "must be a bank's code of 8 or 11 characters"
  | "must have at most 15 characters"
  | "must have at most 16 characters"
  | "must have at most 25 characters"
  | "must have at most 35 characters"
  | "must have at most 70 characters"
  | "must have at most 140 characters"
  | "must have at most 8192 characters"
  | "must be an account in Switzerland or Liechtenstein"
  | "must be CHF or EUR"
  | "must be a country of ISO 3166-1 in two capital letters, such as CH"
  | "must be given with a QR-IBAN"
  | "must have Latin letters alone"
  | "must be an address such as name@bank"
  | "must have letters without accents"
  | "must be at most 25 letters and digits"
  | "must be a CPF, a CNPJ, a number with +55, an e-mail address or a random key"
  | "must be a mobile number, 13 digits whose check digit fits, or 15 digits";

/**
 * The sentences in English, Simplified and Traditional Chinese, one for each code, and the parts of sentences for reasons.
 *
 * `{name}` stands for a figure of the error. A clause in square brackets is left out where one of its figures is missing.
 */
export type Sentences = Readonly<Record<ErrorCode | `reason/${Reason | PayloadReason}` | `kind/${"text" | "number"}` | "found/other", readonly [string, string, string]>> &
  // What is allowed, what a picture is for, and what was found in it: what has no words is shown as it is.
  Readonly<Record<`allowed/${string}` | `picture/${string}` | `found/${string}`, readonly [string, string, string]>>;
