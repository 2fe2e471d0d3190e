import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bisectLeft, bisectRight, insort, rankShares } from "../../dist/npm/index.js";

/** Counts the reads of a list. */
function counted(list) {
  const reads = [];
  const watched = new Proxy(list, {
    get(target, name) {
      if (typeof name === "string" && /^\d+$/.test(name)) reads.push(Number(name));
      return target[name];
    },
  });
  return { watched, reads };
}

test("a place lies before or after equals", () => {
  assert.equal(bisectLeft([1, 2, 2, 2, 3], 2), 1);
  assert.equal(bisectRight([1, 2, 2, 2, 3], 2), 4);
  assert.equal(bisectLeft([], 5), 0);
  assert.equal(bisectRight([5], 5), 1);
  assert.equal(bisectLeft(new Float64Array([-Infinity, 0.5, Infinity]), Infinity), 2);
  assert.equal(bisectRight(new BigInt64Array([-5n, 5n]), 5n), 2);
});

test("numbers and bigints are compared exactly", () => {
  assert.equal(bisectLeft([2n ** 53n, 2n ** 53n + 1n], 2 ** 53), 0);
  assert.equal(bisectRight([2n ** 53n, 2n ** 53n + 1n], 2 ** 53), 1);
  assert.equal(bisectLeft([0, 1n, 1.5], 1), 1);
  assert.equal(bisectRight([-0, 0, 0n], -0), 3);
});

test("a million entries take twenty reads and none is changed", () => {
  const { watched, reads } = counted(Float64Array.from({ length: 1_000_000 }, (_, place) => place));
  assert.equal(bisectLeft(watched, 123_456), 123_456);
  assert.ok(reads.length <= 20, `${reads.length} reads`);
});

test("NaN is refused, as the value and in the list, and the list stays as it was", () => {
  const list = [1, NaN, 3];
  for (const call of [bisectLeft, bisectRight, insort]) {
    assert.throws(() => call([1, 2], NaN), { code: "value-invalid", data: { value: "NaN" } });
    assert.throws(() => call(list, 2), { code: "value-invalid", data: { value: "NaN", index: 1 } });
    assert.throws(() => call([1, 2], "2"), { code: "value-invalid" });
    assert.throws(() => call([1, undefined, 2], 2), { code: "value-invalid" });
  }
  assert.deepEqual(list, [1, NaN, 3]);
});

test("insort keeps a list in order and tells the place", () => {
  const list = [];
  const places = [5, 1, 3, 3, 9n, 0].map((value) => insort(list, value));
  assert.deepEqual(list, [0, 1, 3, 3, 5, 9n]);
  assert.deepEqual(places, [0, 0, 1, 2, 4, 0]);
});

test("shares are ranked from the largest, equal ones alike, and the earliest of the largest is the best", () => {
  assert.deepEqual(rankShares([5n, 8n, 3n, 8n, 5n]), [
    { index: 1, amount: 8n, rank: 1, best: true },
    { index: 3, amount: 8n, rank: 1, best: false },
    { index: 0, amount: 5n, rank: 3, best: false },
    { index: 4, amount: 5n, rank: 3, best: false },
    { index: 2, amount: 3n, rank: 5, best: false },
  ]);
  assert.deepEqual(rankShares([]), []);
  assert.deepEqual(rankShares([0n]), [{ index: 0, amount: 0n, rank: 1, best: true }]);
});

test("ranking leaves the shares as they are and takes bigints alone", () => {
  const shares = Object.freeze([1n, 2n]);
  rankShares(shares);
  assert.deepEqual(shares, [1n, 2n]);
  assert.throws(() => rankShares([1n, 2]), { code: "value-invalid", data: { value: "2", index: 1 } });
});

test("on random lists the places are those of Python's bisect", () => {
  let state = 8_888;
  const below = (limit) => {
    // Marsaglia's xorshift, seeded, so that a failure comes back.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  const kinds = [
    () => below(10) - 5,
    () => below(1000) / 8,
    () => BigInt(below(10)) - 5n,
    () => 2n ** 53n + BigInt(below(4)),
    () => 2 ** 53 + 2 * below(3),
    () => [Infinity, -Infinity, -0, 5e-324, 1e308][below(5)],
  ];
  const draw = () => kinds[below(kinds.length)]();
  const ascending = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  const cases = Array.from({ length: 2000 }, () => [Array.from({ length: below(40) }, draw).sort(ascending), draw()]);
  const python = (value) => {
    if (typeof value === "bigint" || Math.abs(value) === Infinity) return String(value).replace("Infinity", "inf");
    return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
  };
  const input = cases.map(([list, value]) => JSON.stringify([list.map(python), python(value)])).join("\n");
  const said = execFileSync("python3", [fileURLToPath(new URL("places.py", import.meta.url))], { input, encoding: "utf8" });
  const places = said.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(places.length, cases.length);
  cases.forEach(([list, value], at) => {
    assert.deepEqual([bisectLeft(list, value), bisectRight(list, value)], places[at], `${list} and ${value}`);
    const grown = [...list];
    assert.equal(insort(grown, value), places[at][1]);
    assert.deepEqual(grown, [...list.slice(0, places[at][1]), value, ...list.slice(places[at][1])]);
  });
});
