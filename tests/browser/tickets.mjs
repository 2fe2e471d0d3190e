// What the tests of the tickets share.

import { issueTickets, verifyRedPacket } from "../../dist/npm/index.js";
import { keptPackets } from "./packets.mjs";

/** Seals what the form of the tickets says; the sheet then shows. */
export async function makeTickets(page, fields = {}) {
  for (const [field, value] of Object.entries(fields)) await page.fill(`#tickets-${field}`, value);
  await page.click("form button[type=submit]");
  await page.waitForSelector(".ticket-page");
}

/** The links of the packet that this browser keeps, issued by the package itself. */
export async function issued(page, base = "https://party.example.org/") {
  const [kept] = await keptPackets(page);
  const packet = verifyRedPacket(kept.reveal, { commitment: kept.commitment });
  return { kept, packet, links: issueTickets(packet, base, { decimals: kept.decimals, currency: kept.currency }) };
}

/** Types a ticket as a hand scanner does, and returns the verdict. */
export async function checkIn(page, text) {
  await page.fill("#ticket-typed", text);
  const before = await page.locator(".verdict").innerHTML();
  await page.press("#ticket-typed", "Enter");
  await page.waitForFunction((before) => document.querySelector(".verdict").innerHTML !== before, before);
  return page.locator(".verdict .stamp").innerText();
}
