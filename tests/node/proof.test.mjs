import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeQr, explain, inspectQr, planLogo, qrToPixels, qrToSvg } from "../../dist/npm/index.js";
import { jsqr, zxing } from "../decoders.mjs";
import { draws, sample } from "../seeded.mjs";

const levels = ["L", "M", "Q", "H"];

/** A picture of one colour, or of noise from a generator. */
function filled(side, shade) {
  const data = new Uint8ClampedArray(4 * side * side);
  for (let place = 0; place < side * side; place += 1) data.set([shade(), shade(), shade(), 255], 4 * place);
  return { data, width: side, height: side };
}

const red = filled(8, () => 200);

test("a frame, which needs letters in pixels, changes no proof", async () => {
  const { proveQr } = await import("../../dist/npm/scan.js");
  assert.deepEqual(proveQr("红包", { frame: { text: "Scan me", shape: "bubble" } }), proveQr("红包"));
});

test("black on white is safe, and every block is whole", () => {
  const inspection = inspectQr("红包");
  assert.deepEqual(inspection, { safe: true, blocks: [{ damaged: 0, correctable: 8 }], contrast: 21, lumaContrast: 1, findings: [] });
});

test("each finding has its figure, its limit and the closest value that is safe", () => {
  const finding = (options) => {
    const { safe, findings } = inspectQr("红包", options);
    assert.equal(safe, false);
    return findings.map(({ code, actual, limit, nearest }) => [code, actual, limit, nearest]);
  };
  assert.deepEqual(finding({ dark: "#fff", light: "#000" }), [["inverted", "#ffffff", "#000000", "#000000"]]);
  assert.deepEqual(finding({ light: "transparent" }), [["light-transparent", "#00000000", "#ffffff", "#ffffff"]]);
  assert.deepEqual(finding({ quietZone: 1 }), [["quiet-zone-small", 1, 4, 4]]);
  assert.deepEqual(finding({ moduleSize: 1 }), [["module-small", 1, 3, 3]]);
  const [[code, actual, limit, nearest]] = finding({ dark: "yellow" });
  assert.deepEqual([code, actual < limit], ["contrast-low", true]);
  assert.equal(inspectQr("红包", { dark: nearest }).safe, true);
});

test("over a picture the weakest module is found, and the nearest opacity is safe", () => {
  // Night, with a light in one module after the other.
  const code = encodeQr("https://example.com/", { errorCorrection: "L", boost: false, version: 2 });
  const side = 4 * code.width;
  let found = 0;
  for (let place = 0; place < code.width ** 2; place += 1) {
    const data = new Uint8ClampedArray(4 * side * side);
    const [column, row] = [place % code.width, Math.floor(place / code.width)];
    for (let at = 0; at < side * side; at += 1) {
      const lit = Math.floor((at % side) / 4) === column && Math.floor(at / side / 4) === row;
      data.set(lit ? [255, 255, 255, 255] : [0, 0, 0, 255], 4 * at);
    }
    const background = { image: { data, width: side, height: side } };
    const { safe, findings, lumaContrast } = inspectQr(code, { background, shape: "dot" });
    assert.ok(lumaContrast >= 0.55);
    if (safe) continue;
    found += 1;
    const [{ code: about, actual, limit, nearest, message }] = findings;
    assert.equal(about, "contrast-low");
    assert.ok(actual < limit && nearest < 1);
    assert.match(message, /^The contrast is too low: .* where the background is hardest to tell from the code\. It is safe with opacity 0\.\d+\.$/);
    assert.match(explain({ code: about, data: { actual, limit, nearest } }, "zh-CN"), /不透明度为 0\.\d+ 时安全。$/);
    assert.equal(inspectQr(code, { background: { ...background, opacity: nearest }, shape: "dot" }).safe, true);
  }
  assert.ok(found > 0);
  assert.equal(inspectQr(code, { background: { image: red } }).safe, true);
});

/** Puts the nearest values of findings into a style. A colour may be meant for several options, and is tried in each of them. */
function mended(style, findings) {
  const nearest = Object.fromEntries(findings.map((finding) => [finding.code, finding.nearest]));
  const better = { ...style };
  const dark = (value) => ({ ...better, dark: value, finderFrameColor: undefined });
  if (nearest["light-transparent"] !== undefined) better.light = nearest["light-transparent"];
  if (nearest["quiet-zone-small"] !== undefined) better.quietZone = nearest["quiet-zone-small"];
  if (nearest["module-small"] !== undefined) better.moduleSize = nearest["module-small"];
  const size = nearest["logo-too-large"] ?? nearest["logo-reserve"];
  if (size !== undefined) better.logo = size === 0 ? undefined : { ...style.logo, size };
  if (nearest.inverted !== undefined) Object.assign(better, dark(nearest.inverted));
  const ways = [better];
  // Where no dark colour is dark enough on the ground, the value is one for the ground.
  if (nearest["contrast-low"] !== undefined) ways.push(dark(nearest["contrast-low"]), { ...better, light: nearest["contrast-low"] });
  // Light on dark: the colours change places.
  if (nearest.inverted !== undefined) ways.push({ ...better, light: findings.find((finding) => finding.code === "inverted").actual });
  return ways;
}

test("the nearest values are safe; where both colours are of middle lightness, the second step is", () => {
  const draw = draws();
  const color = () => `#${draw.times(3, () => draw.below(256).toString(16).padStart(2, "0")).join("")}`;
  const gradient = () => ({ type: "linear", stops: [{ offset: 0, color: color() }, { offset: 1, color: color() }] });
  const codes = [encodeQr("红包"), encodeQr("https://example.org/pay?id=88", { errorCorrection: "H" })];
  const found = {};
  let second = 0;
  for (let turn = 0; turn < sample(5000); turn += 1) {
    const code = draw.pick(codes);
    const style = {
      dark: draw.pick([color, color, gradient, () => "#000"])(),
      light: draw.pick([color, color, () => "#fff", () => "transparent"])(),
      finderFrameColor: draw.pick([undefined, color()]),
      quietZone: draw.below(6),
      moduleSize: 1 + draw.below(5),
      logo: draw.pick([undefined, { image: red, size: 0.1 + 0.9 * draw.next(), padding: draw.pick([0, 1]), shape: draw.pick(["square", "circle"]) }]),
    };
    const { findings } = inspectQr(code, style);
    for (const { code: kind } of findings) found[kind] = (found[kind] ?? 0) + 1;
    const safe = (way) => inspectQr(code, way).safe;
    const ways = mended(style, findings);
    if (ways.some(safe)) continue;
    second += 1;
    const said = JSON.stringify([{ ...style, logo: style.logo && { ...style.logo, image: 0 } }, findings]);
    assert.ok(findings.some((finding) => finding.code === "contrast-low"), said);
    assert.ok(ways.some((way) => mended(way, inspectQr(code, way).findings).some(safe)), said);
  }
  for (const kind of ["logo-too-large", "logo-reserve", "contrast-low", "inverted", "quiet-zone-small", "module-small", "light-transparent"]) assert.ok(found[kind] > 10, `${kind} ${found[kind]}`);
  assert.ok(second < sample(5000) / 5, String(second));
});

test("a finding's message is its explanation", () => {
  const [finding] = inspectQr("红包", { dark: "#999" }).findings;
  const data = { actual: finding.actual, limit: finding.limit, nearest: finding.nearest };
  assert.equal(finding.message, explain({ code: finding.code, data }));
  assert.match(finding.message, /Nearest safe colour: #[0-9a-f]{6}/);
});

test("a logo without a size is the largest that is safe", () => {
  const options = { errorCorrection: "H", logo: { image: red } };
  assert.equal(inspectQr("https://example.org/", options).safe, true);
  assert.doesNotThrow(() => qrToPixels("https://example.org/", options));
  let [limit, nearest] = [0, 0];
  try {
    qrToPixels("https://example.org/", { ...options, logo: { image: red, size: 0.9 } });
  } catch (error) {
    assert.equal(error.code, "logo-too-large");
    ({ limit, nearest } = error.data);
    assert.equal(error.data.actual, 0.9);
    assert.ok(nearest > 0 && nearest < limit, `${nearest} ${limit}`);
  }
  const sized = (size, more) => ({ ...options, ...more, logo: { image: red, size } });
  assert.deepEqual(qrToPixels("https://example.org/", sized(Math.min(nearest, 0.25))), qrToPixels("https://example.org/", options));
  assert.doesNotThrow(() => qrToSvg("https://example.org/", sized(limit)));
  assert.throws(() => qrToSvg("https://example.org/", sized(limit + 0.001)), { code: "logo-too-large" });
  assert.doesNotThrow(() => qrToSvg("https://example.org/", sized(limit + 0.001, { allowUnsafe: true })));
  const [finding] = inspectQr("https://example.org/", sized(limit + 0.001)).findings;
  assert.deepEqual([finding.code, finding.limit, finding.nearest], ["logo-too-large", limit, nearest]);
  const [found] = inspectQr("https://example.org/", sized(limit)).findings;
  assert.deepEqual([found.code, found.limit, found.nearest], ["logo-reserve", nearest, nearest]);
});

test("no function pattern is ever covered", () => {
  const { findings } = inspectQr("红包", { version: 40, errorCorrection: "H", logo: { image: red, size: 0.95, padding: 0 } });
  assert.equal(findings[0].code, "logo-too-large");
  const tiny = inspectQr("1", { symbology: "micro", version: "M4", logo: { image: red, size: 0.9, padding: 0 } });
  assert.equal(tiny.findings[0].code, "logo-too-large");
});

test("a plan is the first version and level that are safe", () => {
  for (const [text, size, shape] of [["红包", 0.1, "square"], ["https://example.org/pay?id=1", 0.25, "circle"], ["万事如意".repeat(30), 0.3, "square"]]) {
    const first = () => {
      for (let version = 1; version <= 40; version += 1) {
        for (const errorCorrection of levels) {
          try {
            const code = encodeQr(text, { version, errorCorrection, boost: false });
            if (inspectQr(code, { logo: { image: red, size, shape } }).safe) return [String(version), errorCorrection];
          } catch (error) {
            assert.equal(error.code, "text-too-long");
          }
        }
      }
    };
    const plan = planLogo(text, { size, shape });
    assert.deepEqual([plan.version, plan.errorCorrection], first());
    assert.equal(inspectQr(plan, { logo: { image: red, size, shape } }).safe, true);
  }
  assert.throws(() => planLogo("红包", { size: 0.9 }), { code: "logo-too-large" });
  assert.throws(() => planLogo("红包", { size: NaN }), { code: "option-invalid" });
  assert.throws(() => planLogo("红包", { size: "0.2" }), { code: "option-invalid" });
});

test("strangers read a logo of the largest safe size wherever they read the bare symbol", { timeout: 600_000 }, async () => {
  const draw = draws();
  const pairs = Array.from({ length: 160 }, (_, place) => [1 + (place >> 2), levels[place & 3]]);
  // Sixteen pairs, spread over all versions, in a quick run.
  const chosen = pairs.sort(() => draw.next() - 0.5).slice(0, sample(160));
  const bare = { zxing: 0, jsQR: 0 };
  for (const [version, errorCorrection] of chosen) {
    const text = "1688";
    const options = { version, errorCorrection, boost: false, moduleSize: 4 };
    const read = async (more) => {
      const pixels = qrToPixels(text, { ...options, ...more });
      return { zxing: (await zxing(pixels, ["QRCode"]))[0]?.text === text, jsQR: jsqr(pixels)?.data === text };
    };
    const plain = await read({});
    // jsQR 1.4 has 74 for 78 in its alignment patterns of version 23, so that it misreads what is whole.
    if (version === 23) plain.jsQR = false;
    for (const reader of ["zxing", "jsQR"]) bare[reader] += plain[reader] ? 1 : 0;
    for (const shade of [() => 0, () => 255, () => (draw.below(2) === 0 ? 0 : 255)]) {
      const logo = { image: filled(64, shade), padding: 0 };
      let seen;
      try {
        seen = await read({ logo });
      } catch (error) {
        // The smallest symbols at the lowest levels bear none.
        assert.equal(error.code, "logo-too-large");
        assert.equal(error.data.limit, 0);
        break;
      }
      for (const reader of ["zxing", "jsQR"]) if (plain[reader]) assert.equal(seen[reader], true, `${version}-${errorCorrection} ${reader}`);
    }
  }
  assert.ok(bare.zxing >= chosen.length - 1 && bare.jsQR >= chosen.length - 4, JSON.stringify(bare));
});
