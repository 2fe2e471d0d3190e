import assert from "node:assert/strict";
import { test } from "node:test";
import { parseReveal, saltRedPacket, sealRedPacket, verifyRedPacket } from "../../dist/npm/index.js";

const packet = sealRedPacket(8888n, 6);

test("the JSON of a packet is its reveal, which makes the packet again", () => {
  const text = JSON.stringify(packet);
  assert.deepEqual(parseReveal(text), packet.reveal);
  assert.deepEqual(verifyRedPacket(parseReveal(text), packet).shares, packet.shares);
  for (const other of [saltRedPacket(packet, "word"), verifyRedPacket(packet.reveal, packet)]) assert.deepEqual(parseReveal(JSON.stringify(other)), other.reveal);
  assert.equal(JSON.stringify({ kept: [packet] }), `{"kept":[${text}]}`);
});

test("a packet is cloned and listed without what makes its JSON", () => {
  assert.deepEqual(Object.keys(packet), ["shares", "best", "commitment", "reveal"]);
  assert.deepEqual(structuredClone(packet), { ...packet });
});
