// The names of every entry of the package, as a bundler finds them. Those of frameworks are used in their own tests.

import * as hongbao from "hongbao";
import * as batch from "hongbao/batch";
import * as define from "hongbao/define";
import * as elements from "hongbao/elements";
import * as font from "hongbao/font";
import * as gs1 from "hongbao/gs1";
import * as qr from "hongbao/qr";
import * as qrElement from "hongbao/qr-element";
import * as scan from "hongbao/scan";
import * as scanSlim from "hongbao/scan/slim";
import * as slim from "hongbao/slim";

const entries = { ".": hongbao, "./batch": batch, "./define": define, "./elements": elements, "./font": font, "./gs1": gs1, "./qr": qr, "./qr-element": qrElement, "./scan": scan, "./scan/slim": scanSlim, "./slim": slim };

globalThis.entries = Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, Object.keys(entry).sort()]));
