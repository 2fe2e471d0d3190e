import { explain } from "../index.js";
import { nearestOf } from "../unknown.js";
import { type Attributes, spelled } from "./attribute.js";
import { notice } from "./notice.js";

/** What other libraries and elements call the attributes of `<hongbao-qr>`, without hyphens. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  value: ["text", "data", "content", "contents", "url"],
  "error-correction": ["level", "ecc", "eclevel", "ecl", "errorlevel", "errorcorrectionlevel", "correctlevel"],
  "quiet-zone": ["margin", "marginsize", "padding", "border", "includemargin"],
  size: ["width", "height"],
  "module-size": ["scale", "cellsize", "modulewidth"],
  version: ["typenumber", "qrversion"],
  mask: ["maskpattern"],
  dark: ["color", "colour", "foreground", "fgcolor", "colordark", "modulecolor"],
  light: ["bgcolor", "backgroundcolor", "colorlight"],
  logo: ["image", "icon", "imagesettings", "imageoptions"],
  "logo-size": ["imagesize", "iconsize"],
  "logo-padding": ["imagemargin"],
  shape: ["dotsoptions", "dotstype", "radius"],
  "finder-frame": ["cornerssquareoptions", "cornerssquaretype"],
  "finder-centre": ["cornersdotoptions", "cornersdottype"],
  "finder-frame-color": ["positionringcolor"],
  "finder-centre-color": ["positioncentercolor"],
  "frame-text": ["frame", "calltoaction", "cta", "framelabel"],
  "frame-position": ["frameside", "frameplacement"],
  "frame-shape": ["frametype", "framestyle"],
  as: ["renderas", "type"],
};

/** Attributes that every element of HTML has, but for the families below. */
const common =
  /^(accesskey|anchor|autocapitalize|autocorrect|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|form|hidden|id|inert|inputmode|is|item[a-z]+|key|lang|nonce|part|popover|ref|role|slot|spellcheck|style|tabindex|title|translate|virtualkeyboardpolicy|writingsuggestions|xmlns)$/;
const family = /^(data|aria|v|x|hx|ng|state|defer)-|^on[a-z]/;

/**
 * Says in the console, once for each name, that the element has no such attribute, and which one is meant.
 *
 * What every element of HTML has and what frameworks add is let be: families such as `data-…`, names with other characters than letters,
 * digits and hyphens, and names with a hyphen that resemble none of ours.
 */
export function sayStrange(host: Element, attributes: Attributes): void {
  const known = spelled(attributes);
  for (const name of host.getAttributeNames()) {
    if (known.has(name) || common.test(name) || family.test(name) || !/^[a-z][a-z0-9-]*$/.test(name)) continue;
    const plain = name.replace(/-/g, "");
    const nearest = Object.keys(attributes).find((attribute) => elsewhere[attribute]?.includes(plain)) ?? nearestOf(name, Object.keys(attributes));
    if (nearest === undefined && name.includes("-")) continue;
    notice(host, explain({ code: "option-unknown", data: { option: name, ...(nearest === undefined ? {} : { nearest }) } }));
  }
}
