import { html, nothing, type TemplateResult } from "lit";
import { choiceField, selectField, textField, tickField } from "../field.js";
import { icon } from "../icons.js";
import type { Page } from "../page.js";
import { type Fields, type Kind, kinds, type Shape, shapes, type Written } from "./content.js";

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
  return html`
    ${choiceField({ id: "kind", label: words.kind, value: form.kind, choices: kinds.map((value) => ({ value, label: words.kinds[value] })), set: form.setKind })}
    <div class="fields">${rows(shapes[form.kind]).map((row) => (row.length === 1 ? row.map((shape) => field(page, form, shape)) : html`<div class="pair">${row.map((shape) => field(page, form, shape))}</div>`))} ${extras(page, form)}</div>
    <div class="actions"><button type="button" class="small" @click=${form.read}>${icon("camera")}${words.read.open}</button></div>
  `;
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
  const { name, required: _required, secret, paired: _paired, ...looks } = shape;
  if (kind === "wifi" && name === "password" && fields["security"] === "nopass") return nothing;
  const wrong = "wrong" in written && written.wrong === name;
  const labels: Readonly<Record<string, string>> = words.fields[kind];
  const musts: Readonly<Record<string, string>> = words.musts;
  const scheme = wrong && "scheme" in written && written.scheme === true;
  const shown = textField({
    ...looks,
    ...(looks.type === "datetime-local" && fields["days"] === "yes" ? { type: "date" as const } : {}),
    id: `${kind}-${name}`,
    label: labels[name] ?? name,
    value: (fields["days"] === "yes" && looks.type === "datetime-local" ? fields[name]?.slice(0, 10) : fields[name]) ?? "",
    hint: secret === true ? words.secret : undefined,
    problem: wrong ? (scheme ? words.schemeMissing : (musts[`${kind}-${name}`] ?? words.must)) : name === shapes[kind][0]?.name ? problem : undefined,
    set: (value) => setField(name, value),
  });
  const mend = () => {
    setField(name, `https://${(fields[name] ?? "").trim()}`);
    // This button goes away.
    document.getElementById(`${kind}-${name}`)?.focus();
  };
  // One template with and without the button, else the field were made anew under the hands that type.
  return html`${shown}${scheme ? html`<div class="actions"><button type="button" class="small" @click=${mend}>${words.addScheme}</button></div>` : nothing}`;
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
    choices: (["WPA", "SAE", "WEP", "nopass"] as const).map((value) => ({ value, label: words.securities[value] })),
    set: (value) => setField("security", value),
  })}
  ${tick("hidden", words.hiddenNetwork)}`;
}
