import { HongbaoError, parseAmount, parseReveal, type RedPacket, type Reveal, verifyRedPacket } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { problemText, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type KeptPacket, unitOf } from "./kept.js";
import { firstShown, shareList } from "./shares.js";

/** The place where anyone checks what was revealed. */
export interface VerifyPanel {
  show(): TemplateResult;
  /** Fills the fields from a packet of one's own. */
  fill(kept: KeptPacket): void;
  /** The commitment that a poster's code brought; it stays in the address. */
  readonly brought: string | undefined;
  /** Takes the commitment of a poster. */
  bring(commitment: string): void;
}

interface Pasted {
  reveal: string;
  commitment: string;
  salted: boolean;
  salt: string;
  shares: string;
  decimals: string;
  currency: string | undefined;
}

/** What was found out: the packet with what was compared, or which field is wrong and why. */
type Verdict =
  | { readonly packet: RedPacket; readonly comparedSalt: boolean; readonly comparedShares: boolean }
  | { readonly field: "reveal" | "commitment" | "salt" | "shares" | "decimals"; readonly problem: HongbaoError | "commitment" };

const empty: Pasted = { reveal: "", commitment: "", salted: false, salt: "", shares: "", decimals: "2", currency: undefined };

/** Makes the panel. */
export function verifyPanel(page: Page): VerifyPanel {
  let pasted = empty;
  let shown = firstShown;
  let brought: string | undefined;
  // The page is rendered more often than something else is pasted.
  let judged: { readonly of: Pasted; readonly verdict: Verdict | undefined } = { of: pasted, verdict: undefined };
  const verdictOf = (of: Pasted) => {
    if (judged.of !== of) judged = { of, verdict: of.reveal.trim() === "" ? undefined : judge(of) };
    return judged.verdict;
  };
  const set = (change: Partial<Pasted>) => {
    pasted = { ...pasted, ...change };
    page.changed();
  };
  return {
    get brought() {
      return brought;
    },
    bring(commitment) {
      if (commitment === brought) return;
      brought = commitment;
      pasted = { ...empty, commitment };
    },
    fill(kept) {
      pasted = {
        reveal: JSON.stringify(kept.reveal),
        commitment: kept.commitment,
        salted: kept.reveal.salt !== "",
        salt: kept.reveal.salt,
        shares: "",
        decimals: String(kept.decimals ?? 2),
        currency: kept.currency,
      };
    },
    show() {
      const words = page.words.packets.verify;
      const verdict = verdictOf(pasted);
      const problem = (field: string) => (verdict !== undefined && "field" in verdict && verdict.field === field ? sentence(verdict.problem, page) : undefined);
      return html`<div class="two">
        <section class="sheet fields">
          <h2>${words.heading}</h2>
          <p class="hint">${words.lead}</p>
          ${brought === undefined ? nothing : html`<div class="note good">${icon("check")}<p>${words.brought}</p></div>`}
          ${textField({ id: "verify-reveal", label: words.reveal, rows: 5, most: mostPasted, value: pasted.reveal, placeholder: '{"spec":"hb1",…}', problem: problem("reveal"), set: (reveal) => set({ reveal }) })}
          ${textField({ id: "verify-commitment", label: words.commitment, hint: words.commitmentHint, value: pasted.commitment, problem: problem("commitment"), set: (commitment) => set({ commitment }) })}
          ${tickField({ id: "verify-salted", label: words.salted, value: pasted.salted, set: (salted) => set({ salted }) })}
          ${pasted.salted ? textField({ id: "verify-salt", label: words.salt, value: pasted.salt, problem: problem("salt"), set: (salt) => set({ salt }) }) : nothing}
          ${textField({ id: "verify-shares", label: words.shares, hint: words.sharesHint, rows: 3, most: mostPasted, value: pasted.shares, problem: problem("shares"), set: (shares) => set({ shares }) })}
          ${textField({ id: "verify-decimals", label: page.words.packets.form.decimals, value: pasted.decimals, inputmode: "numeric", problem: problem("decimals"), set: (decimals) => set({ decimals, currency: undefined }) })}
        </section>
        <section class="sheet verdict" aria-label=${words.verdict}>${shownVerdict(verdict)}</section>
      </div>`;
    },
  };

  function shownVerdict(verdict: Verdict | undefined): TemplateResult {
    const words = page.words.packets.verify;
    if (verdict === undefined) {
      return html`<div role="status" class="fields"><div class="empty">${icon("check")}<p>${words.empty}</p></div></div>`;
    }
    if ("field" in verdict) {
      const waits = verdict.problem === "commitment" && pasted.commitment.trim() === "";
      return html`<div role="status" class="fields">
        <div class="stamp ${waits ? "waits" : "bad"}">${icon(waits ? "paste" : "close")}<strong>${waits ? words.waits : words.bad}</strong></div>
        <p>${sentence(verdict.problem, page)}</p>
        ${waits ? nothing : html`<p class="hint">${words.badWhy}</p>`}
      </div>`;
    }
    const { packet, comparedSalt, comparedShares } = verdict;
    const { salt } = packet.reveal;
    const unit = unitOf({ decimals: Number(pasted.decimals), currency: pasted.currency });
    const more = () => {
      shown += 500;
      page.changed();
    };
    return html`<div role="status" class="fields">
        <div class="stamp good">${icon("check")}<strong>${words.good}</strong></div>
        <ul class="checks">
          ${checked(true, words.checkedCommitment)} ${comparedSalt ? checked(true, words.checkedSalt(salt)) : checked(false, salt === "" ? words.noSalt : words.lateSalt(salt))}
          ${comparedShares ? checked(true, words.checkedShares) : checked(false, words.noShares)}
        </ul>
      </div>
      <h3>${words.follows(packet.shares.length)}</h3>
      ${shareList(
        packet.shares.map((amount, index) => ({ index, amount, best: index === packet.best })),
        unit,
        shown,
        more,
        page,
      )}`;
  }

  function checked(good: boolean, text: string): TemplateResult {
    return html`<li class=${good ? "good" : "open"}>${icon(good ? "check" : "warn")}<span>${text}</span></li>`;
  }
}

function sentence(problem: HongbaoError | "commitment", page: Page): string {
  if (problem === "commitment") return page.words.packets.verify.noCommitment;
  // People count shares from 1.
  const { index } = problem.data;
  return problemText(page, typeof index === "number" ? new HongbaoError(problem.code, { ...problem.data, index: index + 1 }) : problem);
}

/** Characters of a reveal with the words around it, or of ten thousand shares. */
const mostPasted = 200_000;

/** Characters of a reveal, were its salt written in escapes alone; of what is longer the beginning is no reveal either. */
const mostReveal = 16_000;

/** Replays what was pasted; prose around the reveal and the commitment is passed over. */
function judge(pasted: Pasted): Verdict {
  const decimals = /^[0-8]$/.test(pasted.decimals.trim()) ? Number(pasted.decimals) : undefined;
  let reveal: Reveal;
  try {
    const [from, to] = [pasted.reveal.indexOf("{"), pasted.reveal.lastIndexOf("}")];
    reveal = parseReveal((from >= 0 && to > from ? pasted.reveal.slice(from, to + 1) : pasted.reveal).slice(0, mostReveal));
  } catch (problem) {
    return wrong("reveal", problem);
  }
  const [commitment] = /\b[0-9a-f]{64}\b/i.exec(pasted.commitment) ?? [];
  if (commitment === undefined) return { field: "commitment", problem: "commitment" };
  if (decimals === undefined) return { field: "decimals", problem: new HongbaoError("option-invalid", { option: "decimals", value: pasted.decimals, allowed: "0–8" }) };
  let shares: bigint[] | undefined;
  try {
    const written = amountsIn(pasted.shares);
    shares = written.length === 0 ? undefined : written.map((word) => parseAmount(word, decimals));
  } catch (problem) {
    return wrong("shares", problem);
  }
  try {
    const packet = verifyRedPacket(reveal, { commitment: commitment.toLowerCase(), salt: pasted.salted ? pasted.salt : undefined, shares });
    return { packet, comparedSalt: pasted.salted, comparedShares: shares !== undefined };
  } catch (problem) {
    const { code } = problem as HongbaoError;
    return wrong(code === "commitment-mismatch" ? "commitment" : code === "salt-mismatch" ? "salt" : code === "shares-mismatch" ? "shares" : "reveal", problem);
  }
}

/** Splits a list at spaces, line ends and marks between words. The comma in `1,024.00` splits nothing, since it groups digits. */
function amountsIn(text: string): string[] {
  const words = text.split(/[\s;；、，]+/).flatMap((word) => (/^\d{1,3}(?:,\d{3})+\.\d+,?$/.test(word) ? [word.replace(/,/g, "")] : word.split(",")));
  return words.filter((word) => word !== "");
}

function wrong(field: "reveal" | "commitment" | "salt" | "shares", problem: unknown): Verdict {
  if (!(problem instanceof HongbaoError)) throw problem;
  return { field, problem };
}
