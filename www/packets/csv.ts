import { formatAmount } from "hongbao";
import Papa from "papaparse";
import type { PacketWords } from "../language/en/packets.js";
import { type KeptPacket, packetOf } from "./kept.js";

/** Matches a cell that a spreadsheet may take for a formula. A spreadsheet passes over the spaces before the sign. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/;

/**
 * Writes the book of a packet as CSV (RFC 4180), with one line for each share in the order of their numbers. The text begins with the
 * mark by which Excel knows UTF-8. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function packetCsv(kept: KeptPacket, words: PacketWords): string {
  const shares = kept.ledger?.shares.map(BigInt) ?? packetOf(kept).shares;
  const claims = new Map(kept.ledger?.claims.map((claim) => [claim.index, claim]));
  const best = claims.size === shares.length ? packetOf(kept).best : -1;
  const { columns, states } = words.csv;
  const unclaimed = kept.ledger?.refundedAt ? states.refunded : states.left;
  const rows = shares.map((share, index) => {
    const claim = claims.get(index);
    return [
      index + 1,
      claim?.who ?? "",
      formatAmount(share, kept.decimals),
      kept.currency ?? "",
      claim === undefined ? unclaimed : states.claimed,
      claim?.at ?? "",
      index === best ? words.best : "",
    ];
  });
  return `\ufeff${Papa.unparse({ fields: [...columns], data: rows }, { escapeFormulae: formula, newline: "\r\n" })}\r\n`;
}
