import { isCountry } from "../country.js";
import { accountNumber } from "../payload/iban.js";

/** Each check takes what a part of a value holds, and tells whether it is right. */
export const checks: Readonly<Record<string, (part: string) => boolean>> = {
  // The last digit makes the sum, of every second one three times, a multiple of ten.
  digit: (part) => sumOf(part) % 10 === 0,
  pair: checkedPair,
  // The number of a company, which is not looked up, has at least four digits.
  company: (part) => /^\d{4}/.test(part),
  medium: (part) => /^(?:0[1-9]|10|[89]\d)$/.test(part),
  // A day of 00 says the last of the month.
  day: (part) => isDate(part, 0),
  date: (part) => isDate(part, 1),
  birthday: (part) => isDay(Number(part.slice(0, 4)), Number(part.slice(4, 6)), Number(part.slice(6)), 1),
  hour: (part) => Number(part) < 24,
  sixty: (part) => Number(part) < 60,
  minute: (part) => Number(part.slice(0, 2)) < 24 && Number(part.slice(2)) < 60,
  country: (part) => groups(countries, 3).includes(part),
  // 999 stands for several countries.
  processor: (part) => part === "999" || groups(countries, 3).includes(part),
  currency: (part) => groups(currencies, 3).includes(part),
  letters: isCountry,
  percent: (part) => !/%(?![0-9A-Fa-f]{2})/.test(part),
  latitude: (part) => Number(part) <= 1_800_000_000,
  longitude: (part) => Number(part) <= 3_600_000_000,
  yes: (part) => /^[01]$/.test(part),
  minus: (part) => part === "-",
  some: (part) => /[1-9]/.test(part),
  zero: (part) => /^0+$/.test(part),
  number: (part) => part === "0" || !part.startsWith("0"),
  winding: (part) => /^[019]$/.test(part),
  // Part four of twelve: neither is 00, and the first is no more than the second.
  piece: (part) => Number(part.slice(0, 2)) > 0 && part.slice(0, 2) <= part.slice(2),
  sex: (part) => /^[0129]$/.test(part),
  sequence: (part) => /^[1-9]\/[1-9]$/.test(part) && part.slice(0, 1) <= part.slice(2),
  importer: (part) => /^[-_A-Za-z0-9]$/.test(part),
  iban: (part) => {
    try {
      return accountNumber("iban", part) === part;
    } catch {
      return false;
    }
  },
};

/** The countries of ISO 3166-1 and the currencies of ISO 4217 by their numbers of three digits. */
const countries =
  "004008010012016020024028031032036040044048050051052056060064068070072074076084086090092096100104108112116120124132136140144148152156158162166170174175178180184188191192196203204208212214218222226231232233234238239242246248250254258260262266268270275276288292296300304308312316320324328332334336340344348352356360364368372376380384388392398400404408410414417418422426428430434438440442446450454458462466470474478480484492496498499500504508512516520524528531533534535540548554558562566570574578580581583584585586591598600604608612616620624626630634638642643646652654659660662663666670674678682686688690694702703704705706710716724728729732740744748752756760762764768772776780784788792795796798800804807818826831832833834840850854858860862876882887894";
const currencies =
  "008012032036044048050051052060064068072084090096104108116124132136144152156170174188192203208214222230232238242262270292320324328332340344348352356360364368376388392396398400404408410414417418422426430434446454458462480484496498504512516524532533548554558566578586590598600604608634643646654682690702704706710728748752756760764776780784788800807818826834840858860882886901924925926927928929930933934936938940941943944946947948949950951952953955956957958959960961962963964965967968969970971972973976977978979980981984985986990994997999";

/** Cuts a list into codes of one length. */
function groups(list: string, length: number): readonly string[] {
  return Array.from({ length: list.length / length }, (_, place) => list.slice(place * length, (place + 1) * length));
}

function sumOf(digits: string): number {
  let sum = 0;
  for (let place = digits.length - 1, weight = 1; place >= 0; place -= 1, weight = 4 - weight) sum += weight * Number(digits[place]);
  return sum;
}

function isDate(digits: string, firstDay: number): boolean {
  const year = Number(digits.slice(0, 2));
  // Of two digits the century does not matter but for 1900, which no such date means.
  return isDay(2000 + year, Number(digits.slice(2, 4)), Number(digits.slice(4, 6)), firstDay);
}

function isDay(year: number, month: number, day: number, firstDay: number): boolean {
  return month >= 1 && month <= 12 && day >= firstDay && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The 82 characters of GS1 in the order of their values. */
export const set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

const pairs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** The last two characters are the remainder by 1 021 of what stands before them, weighed by the primes from the right. */
function checkedPair(text: string): boolean {
  if (text.length < 3) return false;
  let sum = 0;
  let weight = 2;
  for (let place = text.length - 3; place >= 0; place -= 1) {
    sum += weight * set82.indexOf(text[place] as string);
    weight = nextPrime(weight);
  }
  sum %= 1021;
  return text.slice(-2) === `${pairs[Math.floor(sum / 32)]}${pairs[sum % 32]}`;
}

function nextPrime(after: number): number {
  let prime = after + 1;
  while (Array.from({ length: prime - 2 }, (_, less) => less + 2).some((divisor) => prime % divisor === 0)) prime += 1;
  return prime;
}
