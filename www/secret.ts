// Names of values that open something. They stand alone or behind a word, in an address, in JSON, or before a colon in plain text.
const names = [
  "pass(?:[_-]?(?:word|wd|phrase|code))?",
  "pwd",
  "pw",
  "(?:[\\w-]{0,20}[_-])?token",
  "[\\w-]{0,20}secret",
  "(?:[\\w-]{0,20}[_-])?(?:api|access|private|secret|license)?[_-]?key",
  "sig(?:nature)?",
  "(?:[\\w-]{0,20}[_-])?auth(?:orization|[_-]?code)?",
  "credentials?",
  "session(?:[_-]?id)?",
  "sid",
  "otp",
  "pin",
  "code_?verifier",
  "seed",
  "ticket",
  "invite(?:[_-]?code)?",
];
const chineseNames = "密码|密碼|口令|密钥|密鑰|金鑰|私钥|私鑰|令牌|权杖|權杖|验证码|驗證碼|提取码|提取碼|助记词|助記詞|种子|種子";

const patterns: readonly RegExp[] = [
  // What phones take for a network or a generator of one-time passwords, and a name and password before a host.
  /^\s*(?:wifi:|otpauth)/i,
  /[a-z][a-z\d+.-]*:\/\/[^/?#\s]*@/i,
  new RegExp(`(?:^|[^\\p{L}\\p{N}])["']?(?:${names.join("|")})["']?\\s*[=:：]`, "iu"),
  new RegExp(`(?:${chineseNames})["'”」]?\\s*(?:[=:：]|是|为|為)`),
  /\b(?:bearer|basic)\s+[\w+/.=-]{8,}/i,
  // A JSON Web Token, a key in PEM.
  /\beyJ[\w-]{8,}\.[\w-]+/,
  /-----BEGIN|PRIVATE KEY/,
  // Seeds and hashes.
  /[\da-f]{32}/i,
];

/** What is longer belongs into no address. */
const mostCharacters = 2000;

/**
 * Tells whether a text gives something away that no address may hold: a password, a key, a token, a ticket, a reveal.
 *
 * Whatever is long and looks drawn by lot counts, too: a text that stays out of an address for nothing does less harm than one that
 * stands in it.
 */
export function isSecret(text: string): boolean {
  if (text.length > mostCharacters) return true;
  const decoded = decodedOf(text);
  return patterns.some((pattern) => pattern.test(text) || pattern.test(decoded)) || isDrawnByLot(text);
}

/** Tickets, and keys of any service: long, without a space, of small letters, capitals and digits. */
function isDrawnByLot(text: string): boolean {
  return (text.match(/[\w-]{24,}/g) ?? []).some((word) => /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word));
}

/** An address may have its names in escapes. */
function decodedOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
