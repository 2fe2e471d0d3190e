import { html } from "lit/html.js";
import type { Page, View } from "./page.js";

/** A view whose part is loaded when it is first shown. */
export interface LateView extends View {
  /** Loads the part; rejects where it does not arrive, and may be called again. */
  prepare(): Promise<void>;
}

/** Stands for a view until its part is there: shows its heading, and keeps the set-up that it is to take over. */
export function lateView(page: Page, heading: () => string, load: () => Promise<View>): LateView {
  let view: View | undefined;
  let asked: URLSearchParams | undefined;
  let loading: Promise<void> | undefined;
  let missing = false;

  async function begin(): Promise<void> {
    const loaded = await load();
    if (asked !== undefined) loaded.read(asked);
    view = loaded;
  }

  function prepare(): Promise<void> {
    missing = false;
    loading ??= begin().catch((problem: unknown) => {
      loading = undefined;
      missing = true;
      throw problem;
    });
    return loading;
  }

  return {
    prepare,
    show() {
      if (view !== undefined) return view.show();
      if (!missing) void prepare().then(page.changed, page.changed);
      const again = () => {
        missing = false;
        page.changed();
      };
      return html`<h1>${heading()}</h1>
        ${missing
          ? html`<p class="problem" role="alert">${page.words.shell.partMissing}</p>
              <div class="actions"><button type="button" @click=${again}>${page.words.shell.again}</button></div>`
          : html`<p class="hint" role="status">${page.words.shell.loading}</p>`}`;
    },
    shown: (root) => view?.shown?.(root),
    left: () => view?.left?.(),
    read(setup) {
      if (view === undefined) asked = setup;
      else view.read(setup);
    },
    // Until the view is there, the address says what it said.
    write: (audience) => view?.write(audience) ?? [...(asked ?? [])],
  };
}
