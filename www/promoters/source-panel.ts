import type { PromoterList } from "hongbao";
import { html, nothing, type TemplateResult } from "lit/html.js";
import { problemText, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type ColumnField, columnFields } from "./columns.js";
import { alike, linesOf, mostShown, nobody, type ReadList, readList, type Said, type Source } from "./list.js";

/** Takes a list, and shows what was understood of it. */
export interface SourcePanel {
  readonly list: PromoterList;
  show(): TemplateResult;
}

/** Above so many characters a list is kept out of the box, where every key would lay it out anew. */
const longest = 60_000;

/** Milliseconds that a list is read before the page gets its turn. */
const slice = 12;

/** `begun` is called when another list is given, `taken` when it has been read. */
export function createSourcePanel(page: Page, begun: () => void, taken: () => void): SourcePanel {
  let given: Source = "";
  let fileName: string | undefined;
  let read: ReadList = nobody;
  /** Counts the lists that were given, so that a longer one that is still being read gives way to the next. */
  let turn = 0;
  let reading = false;
  let said: Said = {};
  let mappingOpen = false;

  /** Takes a list; a short one is there at once, a long one is read in slices between which the page goes on. */
  async function take(source: Source, name?: string, says: Said = {}): Promise<void> {
    const own = (turn += 1);
    given = source;
    said = says;
    fileName = name ?? (source.length > longest ? page.words.promoters.pasted : undefined);
    begun();
    const steps = readList(given, said);
    let rested = performance.now();
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) {
        read = value;
        break;
      }
      if (performance.now() - rested < slice) continue;
      if (!reading || read !== nobody) {
        [reading, read] = [true, nobody];
        page.changed();
      }
      await new Promise((resolve) => setTimeout(resolve));
      if (own !== turn) return;
      rested = performance.now();
    }
    reading = false;
    // A table that was not understood at all is the person's to explain.
    if (read.list.promoters.length === 0 && read.headers.length > 1) mappingOpen = true;
    taken();
    page.changed();
  }

  async function takeFile(file: File): Promise<void> {
    await take(new Uint8Array(await file.arrayBuffer()), file.name);
  }

  function panel(): TemplateResult {
    const words = page.words.promoters;
    const { list } = read;
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void takeFile(file);
    };
    const chosen = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const file = input.files?.[0];
      if (file !== undefined) void takeFile(file);
      input.value = "";
    };
    // A long text would be laid out in the box before it is known how long it is.
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.length <= longest) return;
      event.preventDefault();
      void take(text);
    };
    const kept = fileName !== undefined;
    return html`<section class="sheet" aria-label=${words.list} @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${dropped} @paste=${pasted}>
      ${kept
        ? html`<div class="file-name">
            <p>${icon("file")} <strong>${fileName}</strong> <span class="hint">${words.lines(linesOf(given))}</span></p>
          </div>`
        : textField({ id: "list", label: words.list, hint: words.listHint, value: typeof given === "string" ? given : "", rows: 10, placeholder: words.example, set: (value) => void take(value) })}
      <div class="actions">
        <label class="button small file">${icon("file")}${words.chooseFile}<input id="list-file" type="file" accept=".csv,.tsv,.txt,.json,.xlsx,.xls,text/*,application/json" @change=${chosen} /></label>
        ${given.length === 0 ? html`<button type="button" class="small" @click=${() => void take(words.example)}>${words.tryExample}</button>` : html`<button type="button" class="quiet small" @click=${() => void take("")}>${words.clear}</button>`}
      </div>
      ${reading ? html`<p class="hint" role="status">${page.words.shell.loading}</p>` : understood()}
      ${list.problems.length === 0
        ? nothing
        : html`<div class="note bad">
            ${icon("warn")}
            <div>
              <strong role="status">${words.wrong(list.problems.length, list.problems.length > mostShown)}</strong>
              <ul class="wrong-lines">
                ${list.problems.slice(0, mostShown).map((problem) => html`<li>${problemText(page, problem)}</li>`)}
              </ul>
            </div>
          </div>`}
    </section>`;
  }

  /** Takes the same list again, with one thing more that the person says of it. */
  const say = (more: Said) => void take(given, fileName, { ...said, ...more });

  /** Says which column was taken for what, and which encoding the bytes of a file for. */
  function understood(): TemplateResult | typeof nothing {
    const words = page.words.promoters;
    const { list, headers, encoding, heading } = read;
    const columns = Object.entries(list.columns) as [keyof typeof words.fields, string | number][];
    const numbered = columns.length > 0 && list.columns["id"] === undefined;
    // A heading that the package does not know names its columns all the same.
    const nameOf = (column: string | number) => (typeof column === "number" && heading === true ? headers[column - 1] || column : column);
    if (columns.length === 0 && encoding === undefined && headers.length === 0) return nothing;
    return html`<div class="understood">
      ${columns.length === 0 ? nothing : html`<p class="hint">${words.understood(columns.map(([field, column]) => words.column(nameOf(column), words.fields[field])))} ${numbered ? words.numbered : ""}</p>`}
      ${encoding === undefined
        ? nothing
        : selectField<typeof encoding>({
            id: "encoding",
            label: words.encoding,
            hint: words.encodingHint,
            value: encoding,
            choices: [...(encoding === "utf-8" ? [encoding] : []), ...alike].map((value) => ({ value, label: words.encodings[value] })),
            set: (value) => say({ encoding: value === "utf-8" ? undefined : value }),
          })}
      ${heading === true || (heading === false && headers.length > 1) ? tickField({ id: "heading", label: words.firstLine, value: heading, set: (value) => say({ heading: value, columns: {} }) }) : nothing}
      ${headers.length < 2 ? nothing : mapping()}
    </div>`;
  }

  /** Lets a person say which column holds what. */
  function mapping(): TemplateResult {
    const words = page.words.promoters;
    const { list, headers, heading } = read;
    const columns = said.columns ?? {};
    const named = headers.map((header, place) => ({ value: String(place), label: header === "" ? words.columnNumber(place + 1) : header }));
    const chosen = (field: ColumnField) => {
      const column = columns[field] ?? list.columns[field];
      return column === undefined ? "" : typeof column === "number" ? String(column - 1) : String(headers.indexOf(column));
    };
    const choose = (field: ColumnField, place: string) => {
      const { [field]: _before, ...others } = columns;
      const header = headers[Number(place)] ?? "";
      // A header that stands there twice, is empty, or is none for sure, is named by its number.
      const column = heading !== undefined || header === "" || headers.filter((one) => one === header).length > 1 ? Number(place) + 1 : header;
      say({ columns: place === "" ? others : { ...others, [field]: column } });
    };
    return html`<details class="mapping" ?open=${mappingOpen} @toggle=${(event: Event) => (mappingOpen = (event.target as HTMLDetailsElement).open)}>
      <summary>${words.mapping}</summary>
      <div class="fields pair">
        ${columnFields.map((field) => selectField({ id: `column-${field}`, label: capital(words.fields[field]), value: chosen(field), choices: [{ value: "", label: words.noColumn }, ...named], set: (place) => choose(field, place) }))}
      </div>
    </details>`;
  }

  return {
    get list() {
      return read.list;
    },
    show: panel,
  };
}

/** A word of a sentence as the name of a field. */
function capital(word: string): string {
  return word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
