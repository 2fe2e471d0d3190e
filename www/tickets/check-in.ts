import { checkTicket, HongbaoError, ledgerTotals, openTicket } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { type Camera, CameraError, openCamera } from "../camera.js";
import { problemText, textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { focusSoon } from "../packets/focus.js";
import { claimed, EndedBefore, type KeptPacket, NotSent, sent, unitOf } from "../packets/kept.js";
import { stateOf } from "../packets/list.js";
import { money, moment } from "../packets/money.js";
import { type Stock, stockProblem } from "../packets/stock.js";
import { PartMissing } from "../part.js";
import { loadScan } from "../scan.js";

/** The place where the host checks tickets in. */
export interface CheckInPanel {
  show(): TemplateResult;
  /** Checks a ticket in as if it had been scanned. */
  take(text: string): Promise<void>;
  /** Stops the camera. */
  stop(): void;
}

/** What became of a ticket. */
type Verdict =
  | { readonly kind: "in"; readonly packet: string; readonly index: number; readonly amount: bigint; readonly at: string }
  | { readonly kind: "used"; readonly packet: string; readonly index: number; readonly at: string }
  | { readonly kind: "waits"; readonly packet: string; readonly text: string }
  | { readonly kind: "bad"; readonly sentence: string };

/** Milliseconds after which a ticket that stays before the camera counts as shown again. */
const memory = 3000;

/** Makes the panel. */
export function checkInPanel(stock: Stock, page: Page): CheckInPanel {
  let typed = "";
  let verdict: Verdict | undefined;
  /** The packet of the last ticket that belonged to one: a wrong ticket takes no count away. */
  let door: string | undefined;
  let turn = 0;
  let camera: Camera | "starting" | undefined;
  let cameraProblem: string | undefined;
  let seen = { text: "", at: 0 };
  let busy: Promise<void> = Promise.resolve();

  const judge = async (text: string): Promise<Verdict> => {
    const words = page.words.tickets.checkIn;
    let ticket;
    try {
      ticket = openTicket(text);
    } catch (thrown) {
      return bad(thrown);
    }
    const { commitment, index } = ticket;
    const kept = stock.packets.find((packet) => packet.commitment === commitment);
    if (kept === undefined) return { kind: "bad", sentence: words.foreign };
    let latest = kept;
    try {
      checkTicket(withUnit(text, kept), kept.reveal);
      const claim = await stock.change(kept.id, (packet) => {
        latest = packet;
        return claimed(packet, "", new Date(), index);
      });
      return { kind: "in", packet: kept.id, index, amount: claim.amount, at: claim.kept.ledger?.seenAt ?? "" };
    } catch (thrown) {
      if (thrown instanceof NotSent) return { kind: "waits", packet: kept.id, text };
      if (thrown instanceof HongbaoError && ["share-taken", "packet-empty"].includes(thrown.code)) {
        const before = latest.ledger?.claims.find((claim) => claim.index === index);
        return { kind: "used", packet: kept.id, index, at: before?.at ?? "" };
      }
      if (thrown instanceof HongbaoError && thrown.code === "packet-expired") return { kind: "bad", sentence: words.expired(moment(latest.ledger?.expiresAt ?? "", page.language)) };
      return bad(thrown);
    }
  };

  const bad = (thrown: unknown): Verdict => ({ kind: "bad", sentence: stockProblem(thrown, page) ?? problemText(page, thrown) });

  // Tickets are checked one after the other, since a hand scanner can be faster than the disk.
  const take = (text: string) => {
    busy = busy.then(async () => {
      verdict = await judge(text.trim());
      turn += 1;
      navigator.vibrate?.(verdict.kind === "in" ? 60 : [60, 60, 60]);
      page.changed();
    });
    return busy;
  };

  const submit = (event: Event) => {
    event.preventDefault();
    if (typed.trim() === "") {
      verdict = { kind: "bad", sentence: page.words.tickets.checkIn.nothing };
      turn += 1;
      page.changed();
      return;
    }
    const text = typed;
    typed = "";
    document.getElementById("ticket-typed")?.focus();
    void take(text);
  };

  const openDoor = async (id: string, text: string) => {
    try {
      await stock.change(id, (packet) => ({ kept: sent(packet, new Date()) }));
    } catch (thrown) {
      verdict = thrown instanceof EndedBefore ? { kind: "bad", sentence: page.words.packets.sealed.ended } : bad(thrown);
      turn += 1;
      page.changed();
      return;
    }
    focusSoon("#ticket-typed");
    if (text !== "") await take(text);
  };

  const start = async () => {
    camera = "starting";
    cameraProblem = undefined;
    page.changed();
    await Promise.resolve();
    const video = document.querySelector<HTMLVideoElement>("#ticket-camera");
    try {
      const scan = await loadScan();
      if (video === null) throw new CameraError("busy");
      const opened = await openCamera(video, async (picture) => {
        const texts = scan.scanQr(picture, { effort: "video", only: 4 }).map((found) => found.text);
        const text = texts.find(isTicket) ?? texts[0];
        const now = Date.now();
        if (text === undefined) return;
        const again = text === seen.text && now - seen.at < memory;
        seen = { text, at: now };
        if (!again) await take(text);
      });
      // The person may have closed it, or left, while it was starting.
      if (camera === "starting") camera = opened;
      else opened.stop();
    } catch (thrown) {
      camera = undefined;
      if (thrown instanceof CameraError) cameraProblem = page.words.shell.camera[thrown.problem];
      else if (thrown instanceof PartMissing) cameraProblem = page.words.shell.partMissing;
      else throw thrown;
    }
    page.changed();
  };

  const stop = () => {
    if (camera !== undefined && camera !== "starting") camera.stop();
    camera = undefined;
    seen = { text: "", at: 0 };
  };

  return {
    take,
    stop,
    show() {
      const words = page.words.tickets.checkIn;
      const running = camera !== undefined;
      const toggle = () => {
        if (running) {
          stop();
          page.changed();
        } else void start();
      };
      return html`<div class="two">
        <section class="sheet fields">
          <h2>${words.heading}</h2>
          <form class="beside" @submit=${submit}>
            ${textField({
              id: "ticket-typed",
              label: words.typed,
              hint: words.typedHint,
              value: typed,
              set(value) {
                typed = value;
                page.changed();
              },
            })}
            <button type="submit" class="primary">${words.take}</button>
          </form>
          <div class="actions"><button type="button" aria-pressed=${running ? "true" : "false"} @click=${toggle}>${icon("camera")}${running ? words.stopCamera : words.startCamera}</button></div>
          <p class="problem" role="alert">${cameraProblem ?? ""}</p>
          ${running ? html`<div class="viewfinder"><video id="ticket-camera" muted playsinline aria-label=${words.camera}></video></div>` : nothing}
        </section>
        <div class="fields">
          <section class="sheet verdict" aria-label=${words.verdict}>
            <div role="status" aria-live="assertive">${keyed(turn, shown())}</div>
          </section>
          ${standing()}
        </div>
      </div>`;
    },
  };

  function shown(): TemplateResult {
    const words = page.words.tickets.checkIn;
    if (verdict === undefined) return html`<div class="empty">${icon("tickets")}<p>${words.empty}</p></div>`;
    if (verdict.kind === "bad") return stamp("bad", "close", words.bad, verdict.sentence);
    const kept = stock.find(verdict.packet);
    const name = kept === undefined ? "" : kept.wish || page.words.packets.form.wishDefault;
    if (verdict.kind === "used") return stamp("bad", "close", words.used, words.usedAt(verdict.index + 1, verdict.at === "" ? "" : moment(verdict.at, page.language)));
    if (verdict.kind === "waits") {
      const { packet, text } = verdict;
      return html`${stamp("waits", "clock", words.closed, words.closedWhy(name))}
        <div class="actions"><button type="button" class="primary" @click=${() => openDoor(packet, text)}>${words.openDoor}</button></div>`;
    }
    const amount = money(verdict.amount, kept === undefined ? {} : unitOf(kept), page.language);
    return html`<div class="stamp good arrives">${icon("check")}<div><strong>${words.good}</strong><span class="paid">${amount}</span></div></div>
      <p class="hint">${words.goodWhy(verdict.index + 1, name, moment(verdict.at, page.language, true))}</p>`;
  }

  function stamp(kind: "bad" | "waits", symbol: "close" | "clock", title: string, sentence: string): TemplateResult {
    return html`<div class="stamp ${kind} arrives">${icon(symbol)}<strong>${title}</strong></div>
      <p class="stamp-why">${sentence}</p>`;
  }

  /** Shows how many guests are in, for each packet whose tickets were printed and for the packet of the last ticket. */
  function standing(): TemplateResult | typeof nothing {
    const words = page.words.tickets.checkIn;
    if (verdict !== undefined && verdict.kind !== "bad") door = verdict.packet;
    const packets = stock.packets.filter((kept) => kept.printed || kept.id === door);
    if (packets.length === 0) return nothing;
    return html`<section class="sheet fields">
      <h3>${words.standing}</h3>
      ${packets.map((kept) => onePacket(kept))}
    </section>`;
  }

  function onePacket(kept: KeptPacket): TemplateResult {
    const words = page.words.tickets.checkIn;
    const { ledger } = kept;
    const claims = ledger?.claims ?? [];
    const last = claims.slice(-5).reverse();
    const paid = ledger === null ? 0n : ledgerTotals(ledger, new Date()).claimed;
    return html`<div class="fields one-door">
      <p><strong>${kept.wish || page.words.packets.form.wishDefault}</strong> <span class="state">${page.words.packets.states[stateOf(kept)]}</span></p>
      <p class="sentence">${words.counted(claims.length, kept.reveal.count, money(paid, unitOf(kept), page.language))}</p>
      <progress max=${kept.reveal.count} value=${claims.length} aria-label=${words.progress}></progress>
      ${ledger === null ? html`<div class="actions"><button type="button" @click=${() => openDoor(kept.id, "")}>${words.openDoor}</button></div>` : nothing}
      ${last.length === 0
        ? nothing
        : html`<ul class="recent" role="list">
            ${last.map(({ index, at }) => html`<li><span>${page.words.packets.number(index + 1)}</span><time>${moment(at, page.language, true)}</time><span>${money(BigInt(ledger?.shares[index] ?? "0"), unitOf(kept), page.language)}</span></li>`)}
          </ul>`}
    </div>`;
  }
}

function isTicket(text: string): boolean {
  try {
    openTicket(text);
    return true;
  } catch {
    return false;
  }
}

/** Completes a ticket that was typed without its link: the unit, which its tag covers, stands beside it there and is the packet's own. */
function withUnit(text: string, kept: KeptPacket): string {
  if (!/^[\w-]{79}$/.test(text)) return text;
  const { decimals = 2, currency } = unitOf(kept);
  return `#ticket=${text}${decimals === 2 ? "" : `&d=${decimals}`}${currency === undefined ? "" : `&c=${currency}`}`;
}
