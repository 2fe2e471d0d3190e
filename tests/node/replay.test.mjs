// The wasm against programs in Python, JavaScript and Go, each written from the specification alone.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { HongbaoError, issueTickets, parseReveal, sealRedPacket, verifyRedPacket } from "../../dist/npm/index.js";
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

const path = (file) => new URL(file, import.meta.url).pathname;
const vectors = JSON.parse(readFileSync(path("../vectors/hb1.json"), "utf8"));
/** The reveals of a list, one a line. */
const listed = (file) => readFileSync(path(file), "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
const refused = listed("../vectors/hb1-refused.txt");
const accepted = listed("../vectors/hb1-accepted.txt");

/** The programs, and what each needs; Go is not everywhere. */
const programs = {
  "Python's standard library": { command: ["python3", path("../replay/hb1.py"), "--lines"] },
  "JavaScript without wasm": { command: ["node", path("../../examples/replay/hb1.mjs"), "--lines"] },
  "Go's standard library": { command: ["go", "run", path("../../examples/replay/hb1.go")], skip: spawnSync("go", ["version"]).status === 0 ? false : "go is not installed" },
};

/** Replays reveals, one a line. */
function replayed([program, ...options], lines) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { input: lines.join("\n"), encoding: "utf8", maxBuffer: 2 ** 28 });
  assert.equal(error, undefined, `this test needs ${program}`);
  assert.equal(status, 0, stderr);
  return stdout.trim().split("\n").map((line) => JSON.parse(line));
}

const d = draws(random());
const sets = d.times(sample(10_000), () => parameters(d));

for (const [language, { command, skip }] of Object.entries(programs)) {
  test(`the vectors of hb1 hold in ${language}`, { skip }, () => {
    const answers = replayed(command, vectors.map(({ reveal }) => JSON.stringify(reveal)));
    assert.equal(answers.length, vectors.length);
    answers.forEach((answer, place) => {
      const { shares, commitment, lastTickets } = vectors[place];
      assert.deepEqual(answer, { shares, commitment, lastTickets });
    });
  });

  test(`the wasm and ${language} agree on random parameters`, { skip }, () => agree(command));

  test(`${language} refuses every malformed reveal`, { skip }, () => {
    const answers = replayed(command, refused);
    assert.equal(answers.length, refused.length);
    assert.deepEqual(refused.filter((_, place) => typeof answers[place].refused !== "string"), []);
  });

  test(`${language} and the wasm read what is written in another way alike`, { skip }, () => {
    const answers = replayed(command, accepted);
    assert.equal(answers.length, accepted.length);
    accepted.forEach((line, place) => {
      const { commitment, shares } = answers[place];
      assert.deepEqual(verifyRedPacket(parseReveal(line), { commitment }).shares.map(String), shares, line);
    });
  });
}

test("the wasm refuses every malformed reveal", () => {
  assert.ok(refused.length > 100);
  const taken = refused.filter((line) => {
    try {
      // A reveal of the right form that misses a bound is refused where it is replayed.
      verifyRedPacket(parseReveal(line), { commitment: "0".repeat(64) });
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      return problem.code === "commitment-mismatch";
    }
    return true;
  });
  assert.deepEqual(taken, []);
});

test("the programs of other languages have at most 200 lines each", () => {
  for (const file of ["hb1.go", "hb1.mjs"]) {
    const lines = readFileSync(path(`../../examples/replay/${file}`), "utf8").split("\n").length - 1;
    assert.ok(lines <= 200, `${file} has ${lines}`);
  }
});

function agree(command) {
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
  const answers = replayed(command, lines);
  assert.equal(answers.length, sets.length);
  let split = 0;
  sets.forEach(({ rule, count, total, min, max, bytes, salt }, place) => {
    const told = `set ${place}, seed ${seed}: ${lines[place]} and ${JSON.stringify(answers[place]).slice(0, 200)}`;
    try {
      const packet = sealRedPacket(total, count, { rule, min, max: max ?? undefined, seed: bytes, salt });
      assert.deepEqual(packet.shares.map(String), answers[place].shares, told);
      assert.equal(packet.commitment, answers[place].commitment, told);
      assert.deepEqual(verifyRedPacket(packet.reveal, { commitment: answers[place].commitment, shares: packet.shares }).shares, packet.shares);
      // The units of tests/replay/hb1.py, in its order.
      const units = [[2], [0], [1], [3], [8], [2, "CNY"], [0, "JPY"], [3, "KWD"], [2, "USD"], [4, "CLF"], [7, "XXX"]];
      const tickets = units.map(([decimals, currency]) => issueTickets(packet, "https://a", { decimals, currency }).at(-1).slice("https://a#ticket=".length));
      assert.deepEqual(tickets, answers[place].lastTickets, told);
      split += 1;
    } catch (problem) {
      if (!(problem instanceof HongbaoError)) throw problem;
      assert.ok(bounds[problem.code]?.includes(answers[place].refused), `${told}: ${problem.code}`);
    }
  });
  assert.ok(split > sets.length / 2, `only ${split} of ${sets.length} sets are feasible`);
}
