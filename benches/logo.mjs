// What a photograph of 4000 × 3000 pixels costs the thread of a page as a logo: once, and at each further code; and how large the files are.
// Usage: cargo xtask bench logo

import { launch, serve } from "../tests/browser/browser.mjs";

process.env.HONGBAO_CHROMIUM ??= "/usr/bin/chromium";
const browser = await launch();
const server = await serve({ "/": "dist/npm", "/blank": "tests/browser/fixtures" });
const page = await browser.newPage();
const metrics = await page.context().newCDPSession(page);
// Of the thread itself: what else the machine does is left out.
await metrics.send("Performance.enable", { timeDomain: "threadTicks" });

/** Milliseconds that tasks have taken on the page's thread. */
async function busy() {
  const { metrics: all } = await metrics.send("Performance.getMetrics");
  return 1000 * all.find(({ name }) => name === "TaskDuration").value;
}

async function cost(work) {
  const before = await busy();
  await page.evaluate(work);
  return (await busy()) - before;
}

try {
  await page.goto(`${server.address}/blank/blank.html`);
  // A picture that compresses as photographs do: light that changes slowly, and grain.
  const bytes = await page.evaluate(async () => {
    globalThis.hongbao = await import("/index.js");
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = canvas.getContext("2d");
    const picture = context.createImageData(4000, 3000);
    let state = 1;
    for (let place = 0; place < picture.data.length; place += 4) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      const [x, y] = [(place / 4) % 4000, Math.floor(place / 16_000)];
      for (let channel = 0; channel < 3; channel += 1) picture.data[place + channel] = 128 + 90 * Math.sin(x / (300 + 90 * channel)) * Math.cos(y / 400) + (state >>> 24) / 8;
      picture.data[place + 3] = 255;
    }
    context.putImageData(picture, 0, 0);
    globalThis.photograph = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    hongbao.qrToSvg("warm", { shape: "dot" });
    hongbao.qrToPng("warm", { shape: "dot" });
    hongbao.qrToPdf("warm", { shape: "dot" });
    return photograph.size;
  });
  console.log(`a photograph of ${bytes} bytes`);
  const load = await cost(async () => {
    globalThis.image = await hongbao.loadLogo(photograph);
  });
  console.log(`loadLogo ${load.toFixed(1)} ms of the thread (wanted: 60 once)`);
  for (const name of ["qrToSvg", "qrToPng", "qrToPdf", "drawQr"]) {
    const result = await page.evaluate((name) => {
      const canvas = document.createElement("canvas");
      const draw = (text) => (name === "drawQr" ? hongbao.drawQr(canvas, text, { logo: { image } }) : hongbao[name](text, { logo: { image } }));
      const times = [];
      let length = 0;
      for (let round = 0; round < 21; round += 1) {
        const started = performance.now();
        const made = draw(`https://example.com/${round}`);
        times.push(performance.now() - started);
        length = made.length ?? 0;
      }
      return { first: times[0], further: times.slice(1).sort((one, other) => one - other)[10], length };
    }, name);
    console.log(`${name.padEnd(8)} first ${result.first.toFixed(1)} ms, further ${result.further.toFixed(2)} ms (wanted: 2)${result.length > 0 ? `, ${result.length} bytes` : ""}`);
  }
} finally {
  await browser.close();
  server.close();
}
