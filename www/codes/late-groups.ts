import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Page } from "../page.js";

/** Folded groups whose content is loaded when one of them is opened first. */
export interface LateGroups<Loaded> {
  show(name: string, heading: string, content: (loaded: Loaded) => TemplateResult): TemplateResult;
}

export function createLateGroups<Loaded>(page: Page, load: () => Promise<Loaded>): LateGroups<Loaded> {
  let loaded: Loaded | undefined;
  let missing = false;
  const open = new Set<string>();

  async function opened(): Promise<void> {
    missing = false;
    try {
      loaded ??= await load();
    } catch {
      missing = true;
    }
    page.changed();
  }

  return {
    show(name, heading, content) {
      const toggled = (event: Event) => {
        if ((event.target as HTMLDetailsElement).open) open.add(name);
        else open.delete(name);
        void opened();
      };
      const { loading, partMissing } = page.words.shell;
      const waiting = missing ? html`<p class="problem" role="status">${partMissing}</p>` : html`<p class="hint" role="status">${loading}</p>`;
      return html`<details class="group ${name}" @toggle=${toggled}>
        <summary>${heading}</summary>
        <div class="fields">${open.has(name) ? (loaded === undefined ? waiting : content(loaded)) : nothing}</div>
      </details>`;
    },
  };
}
