// The wasm against tests/replay/hb1.py, which was written from the specification alone.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { HongbaoError, issueTickets, sealRedPacket, verifyRedPacket } from "../../dist/npm/index.js";
import { draws, random, sample, seed, text } from "../seeded.mjs";

/** Python's word for the bound that was missed, by the code of the module. */
const bounds = {
  "total-too-small": ["total", "count·min"],
  "amount-invalid": ["total", "min", "max"],
  "min-too-large": ["min", "count·min"],
  "max-too-small": ["max", "count·max"],
  "rule-takes-no-max": ["max"],
  "max-too-costly": ["cost", "max-too-costly"],
};

function parameters(d) {
  const rule = d.pick(["equal", "proportional", "double-mean", "uniform"]);
  const count = d.pick([1, 2, 3, 10, 1 + d.below(60), 1 + d.below(200)]);
  const digits = d.pick([2, 4, 6, 12, 18]);
  const total = BigInt(1 + d.below(9)) * 10n ** BigInt(digits) + BigInt(d.below(10 ** Math.min(digits, 9)));
  const mean = total / BigInt(count);
  const min = d.pick([1n, 1n, 2n, mean / 2n + 1n, mean || 1n]);
  const max = d.pick([null, null, mean + 1n + BigInt(d.below(50)), mean * 2n + 1n, mean * 3n + 1n, total, total + 1n, total * 3n]);
  const bytes = Uint8Array.from({ length: 32 }, () => d.below(256));
  return { rule, count, total, min, max, bytes, salt: d.pick(["", "恭喜发财", text(d, d.below(40))]) };
}

test("the wasm and a second language agree on random parameters", () => {
  const d = draws(random());
  const sets = d.times(sample(10_000), () => parameters(d));
  const lines = sets.map(({ rule, count, total, min, max, bytes, salt }) =>
    JSON.stringify({
      spec: "hb1",
      rule,
      total: String(total),
      count,
      min: String(min),
      max: max === null ? null : String(max),
      seed: Buffer.from(bytes).toString("hex"),
      salt,
    }),
  );
  const script = new URL("../replay/hb1.py", import.meta.url).pathname;
  const { status, stdout, stderr, error } = spawnSync("python3", [script, "--lines"], { input: lines.join("\n"), encoding: "utf8", maxBuffer: 2 ** 28 });
  assert.equal(error, undefined, "this test needs python3");
  assert.equal(status, 0, stderr);
  const replayed = stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(replayed.length, sets.length);
  let split = 0;
  sets.forEach(({ rule, count, total, min, max, bytes, salt }, place) => {
    const told = `set ${place}, seed ${seed}: ${lines[place]} and ${JSON.stringify(replayed[place]).slice(0, 200)}`;
    try {
      const packet = sealRedPacket(total, count, { rule, min, max: max ?? undefined, seed: bytes, salt });
      assert.deepEqual(packet.shares.map(String), replayed[place].shares, told);
      assert.equal(packet.commitment, replayed[place].commitment, told);
      assert.deepEqual(verifyRedPacket(packet.reveal, { commitment: replayed[place].commitment, shares: packet.shares }).shares, packet.shares);
      // The units of tests/replay/hb1.py, in its order.
      const units = [[2], [0], [1], [3], [8], [2, "CNY"], [0, "JPY"], [3, "KWD"], [2, "USD"], [4, "CLF"], [7, "XXX"]];
      const tickets = units.map(([decimals, currency]) => issueTickets(packet, "https://a", { decimals, currency }).at(-1).slice("https://a#ticket=".length));
      assert.deepEqual(tickets, replayed[place].lastTickets, told);
      split += 1;
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      assert.ok(bounds[problem.code]?.includes(replayed[place].refused), `${told}: ${problem.code}`);
    }
  });
  assert.ok(split > sets.length / 2, `only ${split} of ${sets.length} sets are feasible`);
});
