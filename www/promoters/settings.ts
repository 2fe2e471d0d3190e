import { html, nothing, type TemplateResult } from "lit/html.js";
import { type Look, plain } from "../codes/look.js";
import { type Preset, presets } from "../codes/presets.js";
import { choiceField, selectField, textField, tickField } from "../field.js";
import type { Page } from "../page.js";
import { isSecret } from "../secret.js";

const formats = ["png", "svg", "pdf"] as const;
/** The look that the codes have. */
const codesLook = "codes";

/** How the pictures of a list are to be. */
export interface Settings {
  /** The start of the links of those who have none of their own. */
  readonly base: string;
  readonly format: (typeof formats)[number];
  readonly look: typeof codesLook | Preset["name"];
  /** Pixels across, as they were typed. */
  readonly size: string;
  /** Whether each picture is decoded before it is handed over. */
  readonly verify: boolean;
}

export const freshSettings: Settings = { base: "", format: "png", look: codesLook, size: "600", verify: false };

const looks: ReadonlyMap<Settings["look"], Look> = new Map(presets.map(({ name, look }) => [name, { ...plain, ...look }]));

/** The look by its name. */
export function lookOf({ look }: Settings, ofCodes: Look): Look {
  return looks.get(look) ?? ofCodes;
}

export function settingsForm(page: Page, settings: Settings, problem: string | undefined, set: (change: Partial<Settings>) => void): TemplateResult {
  const words = page.words.promoters;
  const codes = page.words.codes;
  const { base, format, look, size, verify } = settings;
  return html`${textField({ id: "base", label: words.base, hint: words.baseHint, value: base, inputmode: "url", placeholder: "https://example.com/join", problem, set: (base) => set({ base }) })}
    <div class="pair">
      ${selectField<Settings["look"]>({
        id: "look",
        label: words.look,
        value: look,
        choices: [{ value: codesLook, label: words.codesLook }, ...presets.map(({ name }) => ({ value: name, label: codes.presetNames[name] }))],
        set: (look) => set({ look }),
      })}
      ${choiceField<Settings["format"]>({ id: "format", label: words.format, value: format, choices: formats.map((value) => ({ value, label: value.toUpperCase() })), set: (format) => set({ format }) })}
    </div>
    ${format === "pdf" ? nothing : textField({ id: "pixels", label: words.size, value: size, inputmode: "numeric", set: (size) => set({ size }) })}
    ${tickField({ id: "verify", label: words.verify, value: verify, hint: verify ? words.verifyHint : undefined, set: (verify) => set({ verify }) })}`;
}

/** Reads what {@link writeSettings} writes; what it does not know keeps its default. */
export function readSettings(setup: URLSearchParams): Settings {
  return {
    base: setup.get("base") ?? freshSettings.base,
    format: formats.find((one) => one === setup.get("format")) ?? freshSettings.format,
    look: presets.find(({ name }) => name === setup.get("look"))?.name ?? freshSettings.look,
    size: setup.get("size") ?? freshSettings.size,
    verify: setup.get("verify") === "true",
  };
}

/** Writes what differs from the default; a link that opens something never enters an address. */
export function writeSettings(settings: Settings): readonly (readonly [string, string])[] {
  const written = (["base", "format", "look", "size", "verify"] as const).filter((name) => settings[name] !== freshSettings[name]);
  return written.filter((name) => name !== "base" || !isSecret(settings.base)).map((name) => [name, String(settings[name])]);
}
