import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { formatTime, nextMidnight, timePart, untilMidnight } from "../../dist/npm/index.js";

const full = process.env.HONGBAO_FULL === "1";
const hour = 3_600_000;

/** Asserts where the day of `from` ends and how many hours are left of it. */
function ends(zone, from, midnight, hours) {
  test(`in ${zone} the day of ${from} ends at ${midnight}`, () => {
    const at = new Date(from);
    assert.equal(nextMidnight(at, zone).toISOString(), new Date(midnight).toISOString());
    assert.equal(untilMidnight(at, zone), Math.round(hours * hour));
  });
}

ends("America/New_York", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", 23);
ends("America/New_York", "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00", 25);
ends("Africa/Cairo", "2026-10-29T13:00+03:00", "2026-10-30T00:00+02:00", 12);
ends("America/Havana", "2026-03-07T12:00-05:00", "2026-03-08T01:00-04:00", 12);
ends("Asia/Beirut", "2026-03-28T12:00+02:00", "2026-03-29T01:00+03:00", 12);
ends("America/Santiago", "2026-09-05T12:00-04:00", "2026-09-06T01:00-03:00", 12);
ends("America/Sao_Paulo", "2018-11-03T12:00-03:00", "2018-11-04T01:00-02:00", 12);
ends("Australia/Lord_Howe", "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30", 24.5);
ends("Australia/Lord_Howe", "2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00", 23.5);
ends("Pacific/Apia", "2011-12-29T12:00-10:00", "2011-12-31T00:00+14:00", 12);
ends("America/St_Johns", "2006-10-29T00:00:30-02:30", "2006-10-30T00:00-03:30", 24 + 3570 / 3600);
ends("Africa/Monrovia", "1971-05-05T12:00Z", "1971-05-06T00:44:30Z", 12 + 2670 / 3600);
ends("Asia/Shanghai", "2026-02-17T23:59:59.999+08:00", "2026-02-18T00:00+08:00", 1 / hour);
ends("Asia/Shanghai", "2026-02-18T00:00+08:00", "2026-02-19T00:00+08:00", 24);

const zoneBefore = process.env.TZ;
after(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

for (const zone of ["UTC", "Asia/Shanghai", "America/New_York", "Africa/Cairo", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Monrovia"]) {
  test(`where TZ is ${zone}, that is the local zone`, () => {
    process.env.TZ = zone;
    for (const text of ["2026-03-08T05:00Z", "2026-11-01T04:00Z", "2026-10-29T10:00Z", "2011-12-29T22:00Z", "1971-05-05T12:00Z", "0001-01-01T00:00Z"]) {
      const at = new Date(text);
      assert.equal(nextMidnight(at).getTime(), nextMidnight(at, zone).getTime());
      assert.equal(untilMidnight(at), untilMidnight(at, zone));
      assert.equal(formatTime(at, "%F %T %::z"), formatTime(at, "%F %T %::z", zone));
      assert.equal(timePart("hour", at), timePart("hour", at, zone));
    }
  });
}

test("without a date it is now", () => {
  const least = Date.now();
  const next = nextMidnight(undefined, "UTC").getTime();
  assert.equal(next % (24 * hour), 0);
  assert.ok(next > least && next <= Date.now() + 24 * hour);
  assert.ok(untilMidnight() > 0);
});

test("a date is written, none is left blank", () => {
  const at = new Date("2026-02-17T12:34:56.789Z");
  assert.equal(formatTime(at, undefined, "Asia/Shanghai"), "2026-02-17 20:34:56");
  assert.equal(formatTime(at, "%-d.%-m.%y %H:%M:%S%.3f %A", "UTC"), "17.2.26 12:34:56.789 Tuesday");
  assert.equal(formatTime(at, "红包 %j", "UTC"), "红包 048");
  assert.equal(formatTime(null), "");
  assert.equal(formatTime(undefined, "%Q"), "");
});

test("names are those of a language", () => {
  const evening = new Date("2026-11-26T12:34:56Z");
  const written = (pattern, language) => formatTime(evening, pattern, "Asia/Shanghai", language);
  assert.equal(written("%Y年%-m月%-d日 %A %p%-I:%M", "zh-CN"), "2026年11月26日 星期四 下午8:34");
  assert.equal(written("%A %a %B %b %h %p %P", "zh-TW"), "星期四 週四 11月 11月 11月 下午 下午");
  assert.equal(written("%A, %-d. %B", "de"), "Donnerstag, 26. November");
  assert.equal(written("%-d %B", "ru"), "26 ноября");
  assert.equal(written("%B", "ru"), "ноябрь");
  assert.equal(written("%c %% %A%%", "fr").replace(/\s/g, " "), "jeu. nov. 26 20:34:56 2026 % jeudi%");
  for (const language of ["en", undefined]) assert.equal(written("%A %B %p %c", language), "Thursday November PM Thu Nov 26 20:34:56 2026");
  // The night of another zone is another day.
  assert.equal(formatTime(evening, "%A", "Pacific/Auckland", "zh-CN"), "星期五");
  for (const language of [5, null, "", "no language", "zh_CN"]) assert.throws(() => written("%A", language), { code: "option-invalid" });
  assert.throws(() => written("%A %Q", "zh-CN"), { code: "format-invalid", data: { pattern: "%A %Q", part: "%Q" } });
});

test("a pattern of another language is refused with the one that was meant", () => {
  const patterns = {
    "YYYY-MM-DD": "%Y-%m-%d",
    "yyyy/MM/dd HH:mm:ss": "%Y/%m/%d %H:%M:%S",
    "YYYY-MM-DD hh:mm A": "%Y-%m-%d %I:%M %p",
    "dd.mm.yyyy": "%d.%m.%Y",
    "D MMM YY": "%-d %b %y",
    "YYYY年MM月DD日": "%Y年%m月%d日",
    "HH:mm:ss.SSS": "%H:%M:%S.%3f",
    "now": "%Y-%m-%d",
  };
  for (const [pattern, meant] of Object.entries(patterns)) assert.throws(() => formatTime(new Date(0), pattern), { code: "format-invalid", data: { pattern, meant } });
  assert.throws(() => formatTime(new Date(0), "YYYY-MM-DD"), /“YYYY-MM-DD” cannot be used: it has no “%”; write “%Y-%m-%d”\./);
  assert.equal(formatTime(new Date(0), ""), "");
});

test("what cannot be written is named", () => {
  assert.throws(() => formatTime(new Date(0), "%Y-%Q"), { code: "format-invalid", data: { pattern: "%Y-%Q", part: "%Q" } });
  assert.throws(() => formatTime(new Date(0), 5), { code: "format-invalid" });
});

test("dates that are none, or too far away, are errors", () => {
  for (const call of [(at) => nextMidnight(at, "UTC"), (at) => untilMidnight(at), (at) => formatTime(at, "%F"), (at) => timePart("year", at)]) {
    for (const at of [new Date(NaN), new Date(8.64e15), new Date(-8.64e15), new Date(Date.UTC(10000, 0)), "2026-01-01", 0, {}]) {
      assert.throws(() => call(at), { code: "date-invalid" });
    }
  }
  assert.throws(() => nextMidnight(new Date(NaN)), { data: { value: "NaN", first: "-9999-01-01", last: "9999-12-31" } });
});

test("the first and the last instant are in", () => {
  const [first, last] = [new Date(-377705116800000), new Date(253402300799999)];
  assert.equal(formatTime(first, "%F", "UTC"), "-9999-01-01");
  assert.equal(timePart("year", first, "UTC"), -10000);
  assert.equal(nextMidnight(last, "UTC").getTime(), last.getTime() + 1);
  for (const zone of ["Pacific/Apia", "America/New_York"]) {
    assert.ok(nextMidnight(first, zone) > first);
    assert.ok(nextMidnight(last, zone) > last);
  }
});

test("unknown zones are named", () => {
  for (const zone of ["Asia/Shangai", "", "UTC+8", null, 8, {}]) {
    assert.throws(() => nextMidnight(new Date(0), zone), { code: "time-zone-unknown" });
  }
  assert.throws(() => timePart("day", new Date(0), "Mars/Base"), { code: "time-zone-unknown", data: { timeZone: "Mars/Base" } });
});

test("unknown parts are named", () => {
  assert.throws(() => timePart("fortnight", new Date(0)), (error) => error.code === "option-invalid" && error.data.value === "fortnight" && /isodow/.test(error.data.allowed));
  assert.throws(() => timePart(undefined, new Date(0)), { code: "option-invalid" });
});

test("parts are those of PostgreSQL, with the zones of the engine", async () => {
  const text = await readFile(new URL("../vectors/time-part.csv", import.meta.url), "utf8");
  const [header, ...rows] = text.trim().split("\n").filter((line) => !line.startsWith("# ")).map((line) => line.split(","));
  assert.equal(rows.length, 400);
  for (const [zone, at, , ...expected] of rows) {
    // Before 1970 the zone databases of the two differ on purpose: one keeps what is known, the other merges zones.
    if (Number(at) < 0 && zone !== "UTC") continue;
    const parts = header.slice(3).map((part) => timePart(part, new Date(Number(at)), zone));
    assert.deepEqual(parts, expected.map(Number), `${zone} ${at}`);
  }
});

/** Puts PyPI's tzdata of the engine's own release beside the build; returns the folder. */
function tzdata() {
  const [, year, letter] = /^(\d{4})([a-z])$/.exec(process.versions.tz);
  const version = `${year}.${letter.charCodeAt(0) - 96}`;
  const folder = fileURLToPath(new URL(`../../target/python/tzdata-${version}`, import.meta.url));
  if (!existsSync(`${folder}/tzdata/zones`)) {
    const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--disable-pip-version-check", "--target", folder, `tzdata==${version}`];
    execFileSync("python3", pip, { stdio: ["ignore", "ignore", "pipe"] });
  }
  return folder;
}

test(`every zone agrees with Python's zoneinfo on tzdata ${process.versions.tz}`, (context) => {
  let state = 20260217;
  const random = () => {
    // Marsaglia's xorshift, seeded, so that a failure comes back.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const end = Date.UTC(2037, 11, 31);
  const instants = Array.from({ length: full ? 1000 : 100 }, () => Math.floor(random() * end));
  const zones = [...Intl.supportedValuesOf("timeZone"), "UTC"];
  const input = JSON.stringify({ zones, instants, changes: full ? 100 : 10 });
  const script = fileURLToPath(new URL("zones.py", import.meta.url));
  const environment = { ...process.env, PYTHONPATH: tzdata() };
  const said = execFileSync("python3", [script], { input, env: environment, encoding: "utf8", maxBuffer: 2 ** 30 });
  const lines = said.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map(({ zone }) => zone), zones);
  let compared = 0;
  for (const { zone, rows } of lines) {
    for (const [at, local, midnight] of rows) {
      const date = new Date(at);
      assert.equal(formatTime(date, "%Y-%m-%d %H:%M:%S%.3f%Z", zone), local, `${zone} ${at}`);
      assert.equal(nextMidnight(date, zone).getTime(), midnight, `${zone} ${at} ${local}`);
      compared += 1;
    }
  }
  context.diagnostic(`${compared} instants in ${zones.length} zones`);
  assert.ok(compared > zones.length * instants.length);
});

test("a pattern that is too long is refused", () => {
  const at = new Date(0);
  assert.equal(formatTime(at, "%Y".repeat(500), "UTC").length, 2_000);
  assert.throws(() => formatTime(at, "%+".repeat(501)), (error) => error.code === "format-invalid" && error.data.reason === "too long" && error.data.most === 1_000);
});
