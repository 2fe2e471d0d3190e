// What the bench of the slowest inputs tries: for each function a way to make an input from a few whole numbers, which the search changes.

/** Numbers of a total, a count, a rule and bounds that are all within their documented limits. */
function split([rule, count, bits, share, cap]) {
  const rules = ["equal", "proportional", "double-mean", "uniform"];
  const name = rules[rule % 4];
  const counts = 1 + (count % 10_000);
  const limited = name === "uniform" && cap % 2 === 1;
  // A uniform split with a binding max is counted: at most 200 shares and 2 000 bits together.
  const people = limited ? 1 + (count % 200) : counts;
  const total = BigInt(people) * (1n + (BigInt(share) << BigInt(bits % 40)));
  const mean = total / BigInt(people);
  const max = cap % 2 === 1 && name !== "proportional" ? mean + 1n + (mean * BigInt(cap % 97)) / 97n : undefined;
  return { total: total < 2n ** 63n ? total : 2n ** 63n - 1n, count: people, options: { rule: name, max } };
}

const splitRanges = [4, 10_000, 40, 2 ** 20, 200];
const times = (text, count) => text.repeat(Math.max(0, count));
const pick = (list, place) => list[place % list.length];

/** A date of the years 1 to 9999. */
const date = (day) => new Date(-62_135_596_800_000 + (day % 3_652_058) * 86_400_000);

const zones = ["Asia/Shanghai", "America/Santiago", "Africa/Casablanca", "Pacific/Apia", "Australia/Lord_Howe", undefined];
const patterns = ["%+", "%Y-%m-%d %H:%M:%S", "%c", "%A %B %p", "%%", "%9f", "%-d"];
const cells = [",", "\t", ";", "\n", "\r\n", '"', "''", " ", "a,", "1,2\n", "张三,https://x.y/1\n", "2026/2/17,", '"a""b",', "，", "https://x.y/1\n", "\u200b", "1E+11,", "\u0000", "é"];
const megabyte = 1_000_000;

/**
 * The functions: `limit` in milliseconds of CPU, `ranges` of the numbers, `make` an input from them and `call` the function with it.
 * What an input needs before, such as a packet, is made by `make` and does not count.
 */
export function functions(hongbao) {
  const sealed = (numbers) => {
    const { total, count, options } = split(numbers);
    return hongbao.sealRedPacket(total, count, options);
  };
  const at = new Date("2026-02-17T00:00:00Z");
  const repeated = ([kind, other, length]) => times(pick(cells, kind) + pick(cells, other), Math.floor((1 + (length % megabyte)) / (pick(cells, kind) + pick(cells, other)).length));
  // What 10 000 promoters are in, whatever stands there.
  const list = (numbers) => repeated(numbers).split("\n").slice(0, 10_000).join("\n");
  const lists = [cells.length, cells.length, megabyte];
  const copy = (value) => JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each)));
  return {
    sealRedPacket: { limit: 50, ranges: splitRanges, make: split, call: ({ total, count, options }) => hongbao.sealRedPacket(total, count, options) },
    verifyRedPacket: {
      limit: 50,
      ranges: splitRanges,
      make: (numbers) => sealed(numbers),
      call: (packet) => hongbao.verifyRedPacket(copy(packet.reveal), { commitment: packet.commitment, shares: packet.shares.map(String) }),
    },
    saltRedPacket: { limit: 50, ranges: splitRanges, make: sealed, call: (packet) => hongbao.saltRedPacket(packet, times("发", 341)) },
    parseReveal: { limit: 50, ranges: [4, 10 * megabyte], make: ([kind, length]) => pick(['{"spec":"hb1"', "[", '{"a":', " "], kind) + times(pick([" ", "[", '{"a":', '"'], kind), length), call: (text) => hongbao.parseReveal(text) },
    shareLaw: { limit: 100, ranges: splitRanges, make: split, call: ({ total, count, options }) => hongbao.shareLaw(total, count, options) },
    issueTickets: { limit: 50, ranges: splitRanges, make: sealed, call: (packet) => hongbao.issueTickets(packet, "https://example.com/", { currency: "JPY" }) },
    checkTicket: {
      limit: 50,
      ranges: splitRanges,
      make(numbers) {
        const packet = sealed(numbers);
        return { link: hongbao.issueTickets(packet, "https://example.com/")[0], reveal: copy(packet.reveal) };
      },
      call: ({ link, reveal }) => hongbao.checkTicket(link, reveal),
    },
    openTicket: { limit: 50, ranges: [3, megabyte], make: ([kind, length]) => "https://a/#ticket=" + times(pick(["A", "&c=CNY", "#ticket="], kind), length), call: (link) => hongbao.openTicket(link) },
    openLedger: { limit: 50, ranges: splitRanges, make: sealed, call: (packet) => hongbao.openLedger(packet, at) },
    parseLedger: { limit: 50, ranges: splitRanges, make: (numbers) => JSON.stringify(claimed(hongbao, sealed(numbers), at)), call: (text) => hongbao.parseLedger(text) },
    claimShare: { limit: 50, ranges: splitRanges, make: (numbers) => copy(claimed(hongbao, sealed(numbers), at)), call: (ledger) => hongbao.claimShare(ledger, "last", at) },
    ledgerTotals: { limit: 50, ranges: splitRanges, make: (numbers) => copy(claimed(hongbao, sealed(numbers), at)), call: (ledger) => hongbao.ledgerTotals(ledger, at) },
    rankShares: { limit: 50, ranges: [10_000, 3], make: ([count, kind]) => Array.from({ length: count }, (_, place) => BigInt(pick([0, place, 10_000 - place], kind))), call: (shares) => hongbao.rankShares(shares) },
    parseAmount: { limit: 50, ranges: [5, megabyte, 9], make: ([kind, length, decimals]) => ({ text: times(pick(["0", "9", " ", ".", "1 "], kind), length), decimals: decimals % 9 }), call: ({ text, decimals }) => hongbao.parseAmount(text, decimals) },
    formatAmount: { limit: 50, ranges: [24], make: ([bits]) => 1n << (1n << BigInt(bits)), call: (amount) => hongbao.formatAmount(amount) },
    nextMidnight: { limit: 50, ranges: [3_652_058, zones.length], make: ([day, zone]) => ({ at: date(day), zone: pick(zones, zone) }), call: (it) => hongbao.nextMidnight(it.at, it.zone) },
    formatTime: {
      limit: 50,
      ranges: [3_652_058, patterns.length, megabyte, zones.length, 3],
      make: ([day, pattern, length, zone, language]) => ({ at: date(day), pattern: times(pick(patterns, pattern), length), zone: pick(zones, zone), language: pick(["en", "zh-CN", undefined], language) }),
      call: (it) => hongbao.formatTime(it.at, it.pattern, it.zone, it.language),
    },
    timePart: { limit: 50, ranges: [3_652_058, 13, zones.length], make: ([day, part, zone]) => ({ at: date(day), part: pick(["week", "isoyear", "doy", "epoch", "second"], part), zone: pick(zones, zone) }), call: (it) => hongbao.timePart(it.part, it.at, it.zone) },
    readPromoters: { limit: 50, ranges: lists, make: list, call: (text) => hongbao.readPromoters(text) },
    "readPromoters (a megabyte)": { limit: 500, ranges: lists, make: repeated, call: (text) => hongbao.readPromoters(text) },
    parsePromoters: { limit: 50, ranges: lists, make: list, call: (text) => hongbao.parsePromoters(text) },
    "readPromoters (bytes)": { limit: 50, ranges: [256, 256, megabyte], make: ([first, second, length]) => Uint8Array.from({ length }, (_, place) => (place % 2 ? first : second)), call: (bytes) => hongbao.readPromoters(bytes) },
    promoterLink: { limit: 50, ranges: [4, megabyte], make: ([kind, length]) => "https://a.example/?" + times(pick(["promoter=1&", "&", "%", "a=b&"], kind), length / 4), call: (base) => hongbao.promoterLink(base, "7") },
    promoterFile: { limit: 50, ranges: [3, 100_000], make: ([kind, length]) => times(pick(["a", "é", "\u0301"], kind), length), call: (id) => hongbao.promoterFile(id) },
    "qrToSvg (colour)": { limit: 50, ranges: [6, megabyte], make: ([kind, length]) => "rgb(" + times(pick([" ", "1", "(", ",", "calc(", "e9"], kind), length), call: (dark) => hongbao.qrToSvg("a", { dark }) },
    planLogo: { limit: 100, ranges: [1_200, 100, 2], make: ([length, size, shape]) => ({ text: times("a", 1 + length), size: 0.05 + size / 200, shape: pick(["square", "circle"], shape) }), call: ({ text, size, shape }) => hongbao.planLogo(text, { size, shape }) },
    "payload.vcard": { limit: 50, ranges: [4, megabyte], make: ([kind, length]) => times(pick(["a", "红", ";", "\n"], kind), length), call: (note) => hongbao.payload.vcard({ name: "A", note }) },
    "payload.phone": { limit: 50, ranges: [4, megabyte], make: ([kind, length]) => times(pick(["1", "(", " ", "("], kind), length), call: (number) => hongbao.payload.phone(number) },
    "payload.url": { limit: 50, ranges: [4, megabyte], make: ([kind, length]) => "https://" + times(pick(["a.", "@", "%", "红"], kind), length), call: (url) => hongbao.payload.url?.(url) },
  };
}

/** A ledger in which all shares but one are claimed. */
function claimed(hongbao, packet, at) {
  const ledger = hongbao.openLedger(packet, at);
  const claims = packet.shares.slice(1).map((_, index) => ({ index, who: `guest ${index}`, at: at.toISOString() }));
  return { ...ledger, claims };
}
