import { formatAmount } from "hongbao";
import Papa from "papaparse";
import type { PacketWords } from "../language/en/packets.js";
import { type KeptPacket, packetOf } from "./kept.js";

/** What a spreadsheet may take for a formula, behind what it passes over. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/;

/**
 * Writes the book of a packet as CSV, a line a share by number: RFC 4180 with the mark by which Excel knows UTF-8. A cell that a
 * spreadsheet would take for a formula begins with an apostrophe.
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
