import assert from "node:assert/strict";
import { test } from "node:test";
import { HongbaoError, shareLaw, shareLawInSlices, shareLawInSteps, splitRedPacket } from "../../dist/npm/index.js";

function fails(code, work) {
  assert.throws(work, (error) => error instanceof HongbaoError && error.code === code);
}

test("two splits of 3 into 2 are equally likely", () => {
  const law = shareLaw(3n, 2, { rule: "uniform" });
  assert.equal(law.mean, 1.5);
  assert.deepEqual(law.deviation, [0.5, 0.5]);
  assert.equal(law.best, 2);
  assert.equal(law.error, 0);
  assert.deepEqual(
    law.histogram.map(({ from, to }) => [from, to]),
    [
      [1n, 1n],
      [2n, 2n],
    ],
  );
});

for (const rule of ["equal", "proportional", "double-mean", "uniform"]) {
  for (const max of rule === "proportional" ? [undefined] : [undefined, 300n]) {
    test(`the law of ${rule} for 200.00 into 100${max === undefined ? "" : " with a max"} is a law`, () => {
      const law = shareLaw(20_000n, 100, { rule, max });
      const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
      assert.ok(Math.abs(sum(law.luck) - 1) < 1e-7);
      assert.ok(Math.abs(sum(law.histogram.map((bin) => bin.probability)) - 1) < 1e-7);
      assert.equal(law.deviation.length, 100);
      assert.ok(law.error < 0.01);
    });
  }
}

test("the luck of the double mean is that of ten thousand splits", () => {
  const law = shareLaw(1_000n, 5);
  const times = [0, 0, 0, 0, 0];
  const splits = 10_000;
  for (let number = 0; number < splits; number += 1) {
    const seed = new Uint8Array(32);
    new DataView(seed.buffer).setUint32(0, number);
    const shares = splitRedPacket(1_000n, 5, { seed });
    const largest = shares.reduce((most, share) => (share > most ? share : most));
    times[shares.indexOf(largest)] += 1;
  }
  // Six standard errors of a probability of one in five.
  times.forEach((time, place) => assert.ok(Math.abs(time / splits - law.luck[place]) < 0.024 + law.error));
});

test("a law in steps begins coarse, and ends as the law itself", () => {
  const cases = [
    [1_000_000n, 1_000, {}],
    [100_000n, 500, { max: 400n }],
    [2n ** 40n, 10_000, {}],
    [20_000n, 100, { rule: "proportional" }],
    [20_000n, 100, { rule: "uniform", max: 300n }],
    [888n, 6, { rule: "equal" }],
    [400n, 20, {}],
  ];
  for (const [total, count, options] of cases) {
    const laws = [...shareLawInSteps(total, count, options)];
    assert.ok(laws.length >= 1 && laws.length <= 3);
    const errors = laws.map(({ error }) => error);
    assert.deepEqual(errors, [...new Set(errors)].sort((one, other) => other - one));
    const last = laws.at(-1);
    assert.deepEqual(last, shareLaw(total, count, options));
    for (const law of laws) {
      assert.equal(law.luck.length, count);
      law.luck.forEach((luck, place) => assert.ok(Math.abs(luck - last.luck[place]) <= law.error + last.error));
      law.histogram.forEach(({ probability }, place) => assert.ok(Math.abs(probability - last.histogram[place].probability) <= law.error + last.error));
    }
  }
  assert.ok([...shareLawInSteps(2n ** 40n, 100)].length > 1);
  assert.equal([...shareLawInSteps(888n, 6, { rule: "equal" })].length, 1);
});

test("a law in steps is refused before the first step", () => {
  fails("total-too-small", () => shareLawInSteps(5n, 6));
  fails("option-invalid", () => shareLawInSteps(50n, 6, null));
});

test("a law has the errors of a split", () => {
  fails("rule-unknown", () => shareLaw(10n, 2, { rule: "lucky" }));
  fails("count-invalid", () => shareLaw(10n, 0));
  fails("amount-invalid", () => shareLaw(10, 2));
  fails("max-too-small", () => shareLaw(10n, 2, { max: 4n }));
  fails("rule-takes-no-max", () => shareLaw(10n, 2, { rule: "proportional", max: 9n }));
});

/** A law that was added up in another order is the same but for rounding. */
function close(one, other) {
  assert.equal(one.luck.length, other.luck.length);
  for (const [place, chance] of other.luck.entries()) assert.ok(Math.abs(one.luck[place] - chance) < 1e-9, `position ${place}: ${one.luck[place]} and ${chance}`);
  assert.ok(Math.abs(one.best / other.best - 1) < 1e-9, `best ${one.best} and ${other.best}`);
}

test("in slices the laws are those of the steps, to the last bit, and most of the work is cut", () => {
  for (const [total, count, options, cuts] of [
    [100_000_000n, 1000, {}, 20],
    [100_000n, 500, { max: 20_000n }, 20],
    [10_000n, 100, { rule: "uniform", max: 1_000n }, 15],
    [100_000n, 24, { rule: "uniform" }, 5],
    [888n, 6, { rule: "proportional" }, 0],
    [888n, 6, { rule: "equal" }, 0],
    [600n, 6, { rule: "uniform", max: 100n }, 0],
    [100n, 1, {}, 0],
  ]) {
    const slices = [...shareLawInSlices(total, count, options)];
    const laws = slices.filter((law) => law !== undefined);
    assert.deepEqual(laws, [...shareLawInSteps(total, count, options)]);
    assert.ok(cuts === 0 ? slices.length === laws.length : slices.length - laws.length >= cuts, `${total} ${count}: ${slices.length - laws.length} cuts`);
    close(laws.at(-1), shareLaw(total, count, options));
  }
  fails("total-too-small", () => shareLawInSlices(5n, 6));
  fails("option-invalid", () => shareLawInSlices(50n, 6, null));
});
