import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./browser.mjs";

let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve({ "/": "dist/www", "/npm": "dist/npm" })]);
});

after(() => Promise.all([browser.close(), server.close()]));

/** A zone that a visitor may be in, an instant there, and the first instant of the next day. */
const days = [
  ["America/New_York", "2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00"],
  ["America/New_York", "2026-11-01T00:00-04:00", "2026-11-02T00:00-05:00"],
  ["Africa/Cairo", "2026-10-29T13:00+03:00", "2026-10-30T00:00+02:00"],
  ["America/Havana", "2026-03-07T12:00-05:00", "2026-03-08T01:00-04:00"],
  ["Asia/Beirut", "2026-03-28T12:00+02:00", "2026-03-29T01:00+03:00"],
  ["America/Santiago", "2026-09-05T12:00-04:00", "2026-09-06T01:00-03:00"],
  ["Australia/Lord_Howe", "2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30"],
  ["Pacific/Apia", "2011-12-29T12:00-10:00", "2011-12-31T00:00+14:00"],
  ["Africa/Monrovia", "1971-05-05T12:00Z", "1971-05-06T00:44:30Z"],
  ["Asia/Shanghai", "2026-02-17T08:00+08:00", "2026-02-18T00:00+08:00"],
];

for (const [timezoneId, from, midnight] of days) {
  test(`for a visitor in ${timezoneId} the day of ${from} ends at ${midnight}`, async (t) => {
    const { page, problems } = await open(t, browser, `${server.address}/`, { timezoneId });
    const told = await page.evaluate(
      async ([text, zone]) => {
        const { formatTime, nextMidnight, untilMidnight } = await import("/npm/index.js");
        const at = new Date(text);
        const here = [nextMidnight(at).getTime(), untilMidnight(at), formatTime(at, "%F %T %::z")];
        const named = [nextMidnight(at, zone).getTime(), untilMidnight(at, zone), formatTime(at, "%F %T %::z", zone)];
        return { here, named };
      },
      [from, timezoneId],
    );
    const expected = new Date(midnight).getTime();
    assert.deepEqual(told.here.slice(0, 2), [expected, expected - new Date(from).getTime()]);
    assert.deepEqual(told.here, told.named);
    assert.deepEqual(problems, []);
  });
}
