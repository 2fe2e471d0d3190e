import { html, nothing, type TemplateResult } from "lit/html.js";
import { keyed } from "lit/directives/keyed.js";
import { choiceField, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import { type Doubt, readLink } from "../link.js";
import type { Page } from "../page.js";
import { dayIn, type Fields, type Kind, kinds, type Shape, shapes, timeIn, type Written } from "./content.js";

/** What the form shows and changes. */
export interface ContentForm {
  readonly kind: Kind;
  readonly fields: Fields;
  readonly written: Written;
  /** The sentence about a text that has no code. */
  readonly problem: string | undefined;
  readonly setKind: (kind: Kind) => void;
  readonly setField: (name: string, value: string) => void;
  /** Opens the reader of pictures. */
  readonly read: () => void;
}

/** The kinds of content, and the fields of the one that is chosen. */
export function contentForm(page: Page, form: ContentForm): TemplateResult {
  const words = page.words.codes;
  const shown = shapes[form.kind].filter(({ only }) => only === undefined || form.fields[only[0]] === only[1]);
  return html`
    ${choiceField({ id: "kind", label: words.kind, value: form.kind, choices: kinds.map((value) => ({ value, label: words.kinds[value] })), set: form.setKind })}
    <div class="fields" data-kind=${form.kind}>${keyed(form.kind, html`${fieldRows(page, form, shown.filter(({ more }) => more !== true))} ${extras(page, form)} ${moreFields(page, form, shown.filter(({ more }) => more === true))}`)}</div>
    <div class="actions"><button type="button" class="small" @click=${form.read}>${icon("camera")}${words.read.open}</button></div>
  `;
}

function fieldRows(page: Page, form: ContentForm, shown: readonly Shape[]): TemplateResult[] {
  return rows(shown).map((row) => html`<div class=${row.length === 1 ? "" : "pair"}>${row.map((shape) => field(page, form, shape))}</div>`);
}

/** The kinds whose further fields are open. They stay so while one types, and until they are closed. */
const opened = new Set<Kind>();

/** Fields that few fill in; they open where one of them is wrong. */
function moreFields(page: Page, form: ContentForm, shown: readonly Shape[]): TemplateResult | typeof nothing {
  if (shown.length === 0) return nothing;
  const wrong = "wrong" in form.written ? form.written.wrong : undefined;
  const toggled = (event: Event) => {
    if ((event.target as HTMLDetailsElement).open) opened.add(form.kind);
    else opened.delete(form.kind);
  };
  return html`<details class="more-fields" ?open=${opened.has(form.kind) || shown.some(({ name }) => name === wrong)} @toggle=${toggled}>
    <summary>${page.words.codes.moreFields}</summary>
    <div class="fields">${fieldRows(page, form, shown)}</div>
  </details>`;
}

/** Fields that are paired stand in one row. */
function rows(shapes: readonly Shape[]): Shape[][] {
  const rows: Shape[][] = [];
  for (const shape of shapes) {
    const last = rows[rows.length - 1];
    if (shape.paired === true && last?.length === 1 && last[0]?.paired === true) last.push(shape);
    else rows.push([shape]);
  }
  return rows;
}

function field(page: Page, { kind, fields, written, problem, setField }: ContentForm, shape: Shape): TemplateResult | typeof nothing {
  const words = page.words.codes;
  const { name, required: _required, secret, free: _free, paired: _paired, more: _more, only: _only, choices, link, ...looks } = shape;
  if (kind === "wifi" && name === "password" && fields["security"] === "nopass") return nothing;
  const wrong = "wrong" in written && written.wrong === name;
  const labels: Readonly<Record<string, string>> = words.fields[kind];
  if (choices !== undefined) {
    const [first = ""] = choices;
    return selectField({ id: `${kind}-${name}`, label: labels[name] ?? name, value: fields[name] ?? first, choices: choices.map((value) => ({ value, label: value })), set: (value) => setField(name, value) });
  }
  const musts: Readonly<Record<string, string>> = words.musts;
  const timed = looks.type === "datetime-local";
  const days = timed && fields["days"] === "yes";
  const typed = fields[name] ?? "";
  const value = !timed ? typed : days ? dayIn(typed) : timeIn(typed);
  const doubt = wrong && "doubt" in written ? written.doubt : undefined;
  const shown = textField({
    ...looks,
    ...(days ? { type: "date" as const } : {}),
    id: `${kind}-${name}`,
    label: labels[name] ?? name,
    value,
    hint: secret === true ? words.secret : link === true && !wrong && value.trim() !== "" ? linkHint(page, value, fields["kept"]) : undefined,
    problem: wrong ? (doubtIn(page, kind, doubt) ?? musts[kind === "wifi" && name === "password" && fields["security"] === "WEP" ? "wifi-wep" : `${kind}-${name}`] ?? words.must) : name === shapes[kind][0]?.name ? problem : undefined,
    set: (value) => setField(name, value),
  });
  const answer = (field: string, text: string) => {
    setField(field, text);
    // This button goes away.
    document.getElementById(`${kind}-${name}`)?.focus();
  };
  // The template is the same with and without the buttons. With two templates lit would make the field anew while a person types in it.
  return html`${shown}${doubt?.links === undefined
    ? nothing
    : html`<div class="actions answers">
        ${doubt.links.slice(0, mostLinks).map((one) => html`<button type="button" class="small" @click=${() => answer(name, one)}>${words.onlyLink(shortened(one))}</button>`)}
        ${doubt.whole === undefined ? nothing : html`<button type="button" class="quiet small" @click=${() => answer("kept", doubt.whole ?? "")}>${words.keepBoth}</button>`}
      </div>`}`;
}

/** Links that are offered of those that were pasted at once. */
const mostLinks = 5;

/** Why a link is none, where more is known than that. */
function doubtIn({ words }: Page, kind: Kind, doubt: Doubt | undefined): string | undefined {
  if (doubt?.mail === true && kind === "link") return words.codes.mailTyped;
  if (doubt?.links === undefined) return undefined;
  return doubt.whole === undefined ? words.codes.manyLinks : words.codes.twoLinks;
}

/** What phones do with a link: the address that they open where a host was typed alone, or nothing. */
function linkHint({ words }: Page, typed: string, kept: string | undefined): string | undefined {
  const read = readLink(typed, kept);
  if (!("text" in read)) return undefined;
  if (read.unopened === true) return words.codes.unopened;
  return read.added === undefined ? undefined : words.codes.schemeAdded(shortened(read.text));
}

/** So much of a link as fits into a line of a phone. */
function shortened(link: string): string {
  return link.length > 36 ? `${link.slice(0, 35)}…` : link;
}

/** What is ticked or chosen. */
function extras(page: Page, { kind, fields, setField }: ContentForm): TemplateResult | typeof nothing {
  const words = page.words.codes;
  const tick = (name: "days" | "hidden" | "short", label: string) =>
    tickField({ id: `${kind}-${name}`, label, value: fields[name] === "yes", set: (value) => setField(name, value ? "yes" : "") });
  if (kind === "contact") return tick("short", words.shortContact);
  if (kind === "event") return tick("days", words.wholeDays);
  if (kind !== "wifi") return nothing;
  return html`${selectField({
    id: "wifi-security",
    label: words.security,
    value: fields["security"] ?? "WPA",
    choices: (["WPA", "SAE", "EAP", "WEP", "nopass"] as const).map((value) => ({ value, label: words.securities[value] })),
    set: (value) => setField("security", value),
  })}
  ${tick("hidden", words.hiddenNetwork)}`;
}
