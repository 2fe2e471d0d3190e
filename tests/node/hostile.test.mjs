import assert from "node:assert/strict";
import { test } from "node:test";
import * as hongbao from "../../dist/npm/index.js";
import { disturb } from "../hostile.mjs";
import { sample, seed } from "../seeded.mjs";

test("hostile calls end in a value or an error, and the module still works", () => {
  const before = hongbao.encodeQr("红包");
  const ends = disturb(hongbao, sample(200_000), seed);
  assert.ok(Object.keys(ends).length > 0);
  assert.deepEqual(hongbao.encodeQr("红包"), before);
});
