import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { axe, mounts, script, settled, show, strictPolicy } from "./elements.mjs";

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(mounts);
});

after(() => Promise.all([browser.close(), server.close()]));

const packet = `<hongbao-packet id="p" total="88.88" count="6" currency="CNY" name="packet">fallback</hongbao-packet>`;

async function shown(t, body = packet, options) {
  const opened = await show(t, browser, server, body, options);
  await settled(opened.page);
  return opened;
}

const inside = (page, selector) => page.locator(`#p ${selector}`);
const amounts = async (page) => (await inside(page, ".list .money").allTextContents()).map((text) => Math.round(Number(text.replace(/[^\d.]/g, "")) * 100));
const events = (page) => page.evaluate(() => globalThis.events.map(({ type, detail }) => [type, detail.index ?? detail.code ?? detail.packet.shares.length]));

test("shares are opened one by one, then all: the sum is exact and the best is marked at the end", async (t) => {
  const { page, problems } = await shown(t);
  assert.equal(await inside(page, ".list li").count(), 0, "nothing shows before it is opened");
  await page.getByRole("button", { name: "Open share 1 of 6" }).click();
  await page.getByRole("button", { name: "Open share 2 of 6" }).click();
  assert.equal(await inside(page, ".list li").count(), 2);
  assert.equal(await inside(page, ".list .badge").count(), 0, "the best is not known yet");
  assert.match(await inside(page, "[role=status]").first().textContent(), /^No\. 2: ¥\d+\.\d\d · 2 of 6 opened$/);
  await page.getByRole("button", { name: "Open all" }).click();
  const drawn = await amounts(page);
  assert.equal(drawn.length, 6);
  assert.equal(drawn.reduce((sum, share) => sum + share), 8888);
  const best = drawn.indexOf(Math.max(...drawn));
  assert.match(await inside(page, ".list li").nth(best).textContent(), /Best luck/);
  assert.equal(await inside(page, ".list .badge").count(), 1);
  assert.match(await inside(page, "[role=status]").first().textContent(), new RegExp(`Best luck: No\\. ${best + 1}, ¥`));
  assert.deepEqual(await events(page), [["hongbao-split", 6], ...[0, 1, 2, 3, 4, 5].map((index) => ["hongbao-open", index])]);
  const told = await page.evaluate(() => globalThis.events.slice(1).map(({ detail }) => Number(detail.amount)));
  assert.deepEqual(told, drawn);
  assert.deepEqual(problems, []);
});

test("what no share shows is nowhere in the page", async (t) => {
  const { page } = await shown(t, packet.replace("88.88", "777777.77"));
  const { tree, shares } = await page.evaluate(() => {
    const element = document.getElementById("p");
    return { tree: element.outerHTML + element.shadowRoot.innerHTML, shares: element.packet.shares.map((share) => `${share / 100n}`) };
  });
  for (const share of shares) if (share.length > 3) assert.ok(!tree.replaceAll(",", "").includes(share), share);
});

test("the keyboard opens everything, and focus stays in the packet", async (t) => {
  const { page } = await shown(t);
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.getElementById("p").shadowRoot.activeElement?.className);
  assert.equal(await focused(), "coin");
  for (let share = 0; share < 5; share += 1) await page.keyboard.press(share % 2 ? "Space" : "Enter");
  assert.equal(await focused(), "coin");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "list");
  assert.equal(await inside(page, ".list li").count(), 6);
});

for (const [lang, best, open] of [["zh-CN", "手气最佳", "拆开第 1 个，共 6 个"], ["zh-TW", "手氣最佳", "拆開第 1 個，共 6 個"], ["en", "Best luck", "Open share 1 of 6"]]) {
  test(`it speaks ${lang}, and another language without another draw`, async (t) => {
    const { page } = await shown(t, packet.replace("<hongbao-packet", `<hongbao-packet lang="${lang}"`));
    await page.getByRole("button", { name: open }).click();
    await page.evaluate(() => document.getElementById("p").openAll());
    assert.equal(await inside(page, ".list .badge").textContent(), best);
    const drawn = await amounts(page);
    await page.evaluate(() => (document.getElementById("p").lang = "zh-CN"));
    await settled(page);
    assert.equal(await inside(page, ".list .badge").textContent(), "手气最佳");
    assert.deepEqual(await amounts(page), drawn);
    assert.equal((await events(page)).filter(([type]) => type === "hongbao-split").length, 1);
  });
}

test("amounts are exact and follow decimals and currency", async (t) => {
  const cases = [
    [`total="92233720368547758.07" count="1" currency="CNY"`, "¥92,233,720,368,547,758.07"],
    [`total="1000" count="1" currency="JPY" decimals="0"`, "¥1,000"],
    [`total="1000" count="1" currency="JPY"`, "¥1,000"],
    [`total="1.234" count="1" currency="KWD"`, "KWD\u00a01.234"],
    [`total="0.123" count="1" decimals="3"`, "0.123"],
    [`total="５.05" count="１" currency="USD"`, "$5.05"],
  ];
  const { page, problems } = await shown(t, cases.map(([attributes], place) => `<hongbao-packet id="c${place}" ${attributes}></hongbao-packet>`).join(""));
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll("hongbao-packet")].map((element) => {
      element.open();
      return element.shadowRoot.querySelector(".money").textContent;
    }),
  );
  assert.deepEqual(seen, cases.map(([, expected]) => expected));
  assert.deepEqual(problems, []);
});

test("a form sends the commitment and never the seed", async (t) => {
  const { page, problems } = await shown(t, `<form id="f">${packet}</form>`);
  const seen = await page.evaluate(() => {
    const element = document.getElementById("p");
    const { commitment, reveal } = element.packet;
    const sent = [...new FormData(document.getElementById("f"))];
    return { sent, commitment, seedSent: JSON.stringify(sent).includes(reveal.seed), value: element.value, form: element.form.id, valid: element.checkValidity() };
  });
  assert.deepEqual(seen, { sent: [["packet", seen.commitment]], commitment: seen.commitment, seedSent: false, value: seen.commitment, form: "f", valid: true });
  await page.evaluate(() => document.getElementById("p").openAll());
  await page.evaluate(() => document.getElementById("f").reset());
  await settled(page);
  const after = await page.evaluate(() => [document.getElementById("p").value, document.getElementById("p").opened.length]);
  assert.notEqual(after[0], seen.commitment);
  assert.equal(after[1], 0);
  assert.deepEqual(problems, []);
});

test("a form is not sent with an error or without what is required, and says why", async (t) => {
  const { page } = await shown(t, `<form id="f"><hongbao-packet id="p" total="0.01" count="2" name="a" lang="zh-CN"></hongbao-packet><hongbao-packet id="q" name="b" required></hongbao-packet></form>`);
  const validity = () =>
    page.evaluate(() => ["p", "q"].map((id) => document.getElementById(id)).map((element) => [element.validity.customError, element.validity.valueMissing, element.validationMessage, element.reportValidity()]));
  const [[custom, , message, valid], [, missing, required]] = await validity();
  assert.deepEqual([custom, valid, missing, required], [true, false, true, "Give a total and a number of shares."]);
  assert.match(message, /^总额太小/);
  assert.equal(await page.evaluate(() => document.getElementById("f").checkValidity()), false);
  assert.equal(await page.evaluate(() => [...new FormData(document.getElementById("f"))].length), 0);
  await page.evaluate(() => {
    document.getElementById("p").total = "0.02";
    Object.assign(document.getElementById("q"), { total: "5", count: 3 });
  });
  await settled(page);
  assert.equal(await page.evaluate(() => document.getElementById("f").checkValidity()), true);
});

test("disabled by itself or by its fieldset, nothing opens by hand", async (t) => {
  const { page } = await shown(t, `<fieldset id="s" disabled>${packet}</fieldset>`);
  const disabled = () => page.evaluate(() => [...document.getElementById("p").shadowRoot.querySelectorAll(".coin, [part=all]")].map((button) => button.disabled));
  assert.deepEqual(await disabled(), [true, true]);
  await page.evaluate(() => (document.getElementById("s").disabled = false));
  assert.deepEqual(await disabled(), [false, false]);
  await page.evaluate(() => (document.getElementById("p").disabled = true));
  assert.deepEqual(await disabled(), [true, true]);
});

test("the same packet comes back after the page was left", async (t) => {
  const { page } = await shown(t, `<form>${packet}</form>`);
  const before = await page.evaluate(() => {
    document.getElementById("p").open();
    return document.getElementById("p").value;
  });
  // The test hands the state back by itself, since it cannot choose the moment at which an engine does.
  const after = await page.evaluate(async () => {
    const old = document.getElementById("p");
    let kept;
    const set = ElementInternals.prototype.setFormValue;
    ElementInternals.prototype.setFormValue = function (value, state) {
      kept = state;
      return set.call(this, value, state);
    };
    old.open();
    const state = kept;
    const fresh = old.cloneNode();
    old.replaceWith(fresh);
    await fresh.updateComplete;
    const other = fresh.value;
    fresh.formStateRestoreCallback(state, "restore");
    await fresh.updateComplete;
    fresh.formStateRestoreCallback("nonsense", "restore");
    await fresh.updateComplete;
    const restored = [fresh.value, fresh.opened.length];
    fresh.formStateRestoreCallback(state.replace(/"seed":"../, '"seed":"zz'), "restore");
    await fresh.updateComplete;
    fresh.formStateRestoreCallback("{}", "restore");
    await fresh.updateComplete;
    return { other, restored, error: fresh.shadowRoot.querySelector(".error").textContent };
  });
  assert.notEqual(after.other, before);
  assert.deepEqual(after.restored, [before, 2]);
  assert.equal(after.error, "", "what does not replay is forgotten");
});

test("wrong attributes are sentences, events and states", async (t) => {
  const cases = [
    [`total="abc" count="3"`, "amount-invalid", /“abc” is not an amount for “total”/],
    [`total="1"`, "count-invalid", /from 1 to 10000/],
    [`count="3"`, "amount-invalid", /for “total”/],
    [`total="1" count="1.5"`, "count-invalid", /not 1\.5/],
    [`total="1" count="3" rule="fair"`, "rule-unknown", /no rule “fair”/],
    [`total="1" count="3" min="0.5"`, "min-too-large", /too large/],
    [`total="1" count="3" max="x"`, "amount-invalid", /for “max”/],
    [`total="1" count="3" decimals="9"`, "option-invalid", /“decimals” cannot be 9/],
    [`total="1" count="3" currency="yuan"`, "option-invalid", /“currency” cannot be yuan/],
  ];
  const { page } = await shown(t, cases.map(([attributes], place) => `<hongbao-packet id="c${place}" ${attributes}>fallback</hongbao-packet>`).join(""));
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll("hongbao-packet")].map((element) => {
      const { detail } = globalThis.events.find(({ id }) => id === element.id);
      return { code: detail.code, message: detail.message, text: element.shadowRoot.querySelector("[part=error]").innerText, state: element.matches(":state(error)"), fallback: element.innerText.includes("fallback") };
    }),
  );
  seen.forEach(({ code, message, text, state, fallback }, place) => {
    assert.equal(code, cases[place][1], cases[place][0]);
    assert.match(message, cases[place][2]);
    assert.deepEqual([text, state, fallback], [message, true, true]);
  });
});

test("the methods throw what a script can act on", async (t) => {
  const { page } = await shown(t, `${packet}<hongbao-packet id="q"></hongbao-packet>`);
  const codes = await page.evaluate(() => {
    const element = document.getElementById("p");
    const code = (work) => {
      try {
        return work();
      } catch (problem) {
        return problem.code;
      }
    };
    element.open(3);
    const seen = [code(() => element.open(3)), code(() => element.open(6)), code(() => document.getElementById("q").open())];
    const { index } = element.open();
    element.openAll();
    return [...seen, index, code(() => element.open())];
  });
  assert.deepEqual(codes, ["share-taken", "index-invalid", "not-ready", 0, "packet-empty"]);
});

test("a seed draws the shares that the package draws", async (t) => {
  const { page } = await shown(t);
  const [drawn, split] = await page.evaluate(async () => {
    const { splitRedPacket } = await import("/npm/index.js");
    const seed = Uint8Array.from({ length: 32 }, (_, place) => place);
    const element = document.getElementById("p");
    Object.assign(element, { seed, rule: "uniform", min: "1", salt: "word" });
    await element.updateComplete;
    return [element.packet.shares.map(String), splitRedPacket(8888n, 6, { seed, rule: "uniform", min: 100n, salt: "word" }).map(String)];
  });
  assert.deepEqual(drawn, split);
});

test("a move keeps the packet, what is opened, and is no news", async (t) => {
  const { page, problems } = await shown(t, `<div id="one">${packet}</div><div id="two"></div>`);
  const kept = await page.evaluate(async () => {
    const element = document.getElementById("p");
    element.open();
    const before = element.value;
    document.getElementById("two").append(element);
    await element.updateComplete;
    return element.value === before && element.opened.length === 1 && element.shadowRoot.querySelectorAll("li").length === 1;
  });
  assert.equal(kept, true);
  assert.deepEqual(await events(page), [["hongbao-split", 6], ["hongbao-open", 0]]);
  assert.deepEqual(problems, []);
});

for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
  test(`axe finds nothing, closed, open, finished and failed: ${JSON.stringify(media)}`, async (t) => {
    const { page } = await shown(
      t,
      `<style>@media (prefers-color-scheme: dark) { body { background: #141110; color: #eee } }</style>${packet}${packet.replace('id="p"', 'id="q"')}${packet.replace('id="p"', 'id="r"')}<hongbao-packet total="x" count="1"></hongbao-packet>`,
      { ...media, reducedMotion: "reduce" },
    );
    await page.evaluate(() => {
      document.getElementById("q").open();
      document.getElementById("r").openAll();
    });
    assert.deepEqual(await axe(page), []);
  });
}

test("less motion is none, more of it ends", async (t) => {
  for (const reducedMotion of ["reduce", "no-preference"]) {
    const { page } = await shown(t, packet, { reducedMotion });
    const running = await page.evaluate(() => {
      document.getElementById("p").openAll();
      return document.getElementById("p").shadowRoot.getAnimations().length;
    });
    assert.equal(running > 0, reducedMotion === "no-preference");
    await page.waitForFunction(() => document.getElementById("p").shadowRoot.getAnimations().length === 0);
    assert.equal(await inside(page, ".spark").count(), 0);
  }
});

test("everything to press is at least 24 pixels large, and nothing is cut off at 320 pixels", async (t) => {
  const { page } = await shown(t, `<hongbao-packet id="p" total="92233720368547758.07" count="10000" currency="CNY"></hongbao-packet>`, { viewport: { width: 320, height: 700 } });
  await page.evaluate(() => document.getElementById("p").openAll());
  assert.equal(await inside(page, ".list li").count(), 100);
  await page.getByRole("button", { name: "Show 500 more" }).click();
  assert.equal(await inside(page, ".list li").count(), 600);
  const sizes = await page.evaluate(() => [...document.getElementById("p").shadowRoot.querySelectorAll("button:not([hidden])")].map((button) => Math.min(button.offsetWidth, button.offsetHeight)));
  assert.ok(Math.min(...sizes) >= 24, String(sizes));
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
});

test("one line embeds it under a strict policy", async (t) => {
  const { page, problems } = await shown(t, packet, { head: script, policy: strictPolicy });
  await page.getByRole("button", { name: "Open all" }).click();
  assert.equal((await amounts(page)).reduce((sum, share) => sum + share), 8888);
  assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("p").shadowRoot.querySelector(".coin")).borderRadius), "50%");
  assert.deepEqual(problems, []);
});

const old = () => {
  delete ShadowRoot.prototype.adoptedStyleSheets;
  delete Document.prototype.adoptedStyleSheets;
  delete CSSStyleSheet.prototype.replaceSync;
  delete HTMLElement.prototype.attachInternals;
};

for (const policy of [undefined, strictPolicy]) {
  test(`an engine without constructed sheets shows it ${policy === undefined ? "without" : "with"} a strict policy`, async (t) => {
    const { page } = await shown(t, packet, { head: script, policy, prepare: old });
    await page.getByRole("button", { name: "Open share 1 of 6" }).click();
    await page.waitForFunction(() => getComputedStyle(document.getElementById("p").shadowRoot.querySelector(".coin")).borderRadius === "50%");
    assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("p").shadowRoot.querySelector(".top")).position), "absolute");
    await page.getByRole("button", { name: "Open all" }).click();
    assert.equal((await amounts(page)).reduce((sum, share) => sum + share), 8888);
    assert.equal(await page.getByRole("button", { name: "Open all" }).isVisible(), false);
  });
}
