import { html, nothing, type TemplateResult } from "lit/html.js";
import { copyText } from "../download.js";
import { problemText, textField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { focusSoon } from "./focus.js";
import { EndedBefore, type KeptPacket, OnPaper, salted, sent } from "./kept.js";
import { type Stock, stockProblem } from "./stock.js";

/** Shows what is to be done between sealing and sending. */
export interface SealedPanel {
  show(kept: KeptPacket): TemplateResult;
}

/** Makes the panel: publish the commitment, collect a salt, send. */
export function sealedPanel(stock: Stock, page: Page): SealedPanel {
  let salt = "";
  let problem: string | undefined;
  const step = async (id: string, take: (kept: KeptPacket) => KeptPacket, next: string, sight?: string) => {
    try {
      await stock.change(id, (kept) => ({ kept: take(kept) }));
      focusSoon(next, sight);
      problem = undefined;
      salt = "";
    } catch (thrown) {
      const { sealed } = page.words.packets;
      problem = thrown instanceof EndedBefore ? sealed.ended : thrown instanceof OnPaper ? sealed.onPaper : (stockProblem(thrown, page) ?? problemText(page, thrown));
    }
    page.changed();
  };
  return {
    show(kept) {
      const words = page.words.packets.sealed;
      const isSalted = kept.reveal.salt !== "";
      const fix = () => {
        if (salt.trim() === "") {
          problem = words.saltEmpty;
          page.changed();
        } else void step(kept.id, (packet) => salted(packet, salt.trim()), "#send");
      };
      return html`<ol class="steps">
        <li>
          <h3>${words.publish}</h3>
          <p class="hint">${words.publishWhy}</p>
          ${commitmentLine(kept.commitment, page)}
          <div class="actions"><a class="button small" href="#view=tickets&show=sheet&print=poster">${icon("print")}${words.poster}</a></div>
        </li>
        <li ?data-done=${isSalted}>
          <h3>${words.collect}</h3>
          ${isSalted
            ? html`<p class="salted">${icon("check")}<span>${words.salted(kept.reveal.salt)}</span></p>`
            : kept.printed
              ? html`<p class="hint">${words.onPaper}</p>`
            : html`<p class="hint">${words.collectWhy}</p>
                <div class="beside">
                  ${textField({
                    id: "salt",
                    label: words.salt,
                    value: salt,
                    placeholder: words.saltExample,
                    problem,
                    set(value) {
                      salt = value;
                      problem = undefined;
                      page.changed();
                    },
                  })}
                  <button type="button" @click=${fix}>${words.fix}</button>
                </div>`}
        </li>
        <li>
          <h3>${words.send}</h3>
          <p class="hint">${isSalted ? words.sendSalted : words.sendUnsalted}</p>
          ${(isSalted || kept.printed) && problem !== undefined ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
          <div class="actions"><button type="button" id="send" class="primary" @click=${() => step(kept.id, (packet) => sent(packet, new Date()), ".coin, #standing", ".stage .envelope")}>${words.sendNow}</button><a class="button" href="#view=tickets&show=sheet">${icon("print")}${words.tickets}</a></div>
        </li>
      </ol>`;
    },
  };
}

/** The commitment with a button that copies it. */
export function commitmentLine(commitment: string, page: Page): TemplateResult {
  const words = page.words.packets.sealed;
  return html`<div class="commitment">
    <code aria-label=${words.commitment}>${commitment.match(/.{8}/g)?.map((group) => html`<span>${group}</span>`)}</code>
    <button type="button" class="small" @click=${() => copyAndSay(commitment, page)}>${icon("copy")}${words.copy}</button>
  </div>`;
}

/** Copies and says whether it worked. */
export async function copyAndSay(text: string, page: Page): Promise<void> {
  const { copied, copyRefused } = page.words.shell;
  page.say((await copyText(text)) ? copied : copyRefused);
}
