// What every engine does; the report is an attribute of the page, where any driver finds it.
(function () {
  var text = "微信红包：恭喜发财，大吉大利";

  function attempt(work) {
    try {
      work();
      return "worked";
    } catch (problem) {
      return problem.code;
    }
  }

  function pixelsOf(source, width, height) {
    var canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    var context = canvas.getContext("2d");
    context.drawImage(source, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  }

  async function imageOf(address) {
    var image = new Image();
    image.src = address;
    await image.decode();
    return image;
  }

  function same(one, other) {
    return one.data.length === other.data.length && one.data.every((value, place) => value === other.data[place]);
  }

  async function check() {
    var report = { agent: navigator.userAgent, protocol: location.protocol };
    report.first = attempt(() => hongbao.encodeQr("x"));
    try {
      await hongbao.ready();
    } catch (problem) {
      report.refused = [problem.code, problem.message];
      return report;
    }
    var canvas = document.createElement("canvas");
    var code = hongbao.drawQr(canvas, text, { moduleSize: 4 });
    var drawn = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    report.modules = Array.from(code.modules).join("");
    report.width = code.width;
    report.canvas = same(drawn, hongbao.qrToPixels(text, { moduleSize: 4 }));
    var png = await imageOf(URL.createObjectURL(new Blob([hongbao.qrToPng(text, { moduleSize: 4 })], { type: "image/png" })));
    report.png = same(drawn, pixelsOf(png, canvas.width, canvas.height));
    var svg = await imageOf(hongbao.qrToDataUrl(text, { moduleSize: 4, format: "svg" }));
    report.svg = same(drawn, pixelsOf(svg, canvas.width, canvas.height));
    var styled = { shape: "rounded", finderFrame: "dot", dark: { type: "linear", stops: [{ offset: 0, color: "#86150f" }, { offset: 1, color: "navy" }] } };
    report.styled = hongbao.qrToPng(text, styled).length;
    report.seconds = hongbao.untilMidnight(new Date(Date.UTC(2026, 2, 8, 12)), "America/New_York");
    var seed = Uint8Array.from({ length: 32 }, (_, place) => place);
    report.shares = hongbao.splitRedPacket(BigInt(10000), 10, { rule: "uniform", seed: seed }).map(String);
    report.fresh = hongbao.sealRedPacket(BigInt(100), 3).shares.length;
    // A browser loads no module from disk.
    if (location.protocol === "http:") {
      var scan = await import("/npm/scan.js");
      await scan.ready();
      report.read = scan.scanQr(drawn).map((scanned) => scanned.text);
    }
    return report;
  }

  /** The elements, in a page that is there. */
  async function elements() {
    var element = document.createElement("hongbao-qr");
    element.style.width = "200px";
    var rendered = new Promise((resolve) => element.addEventListener("hongbao-render", (event) => resolve(event.detail.code.version), { once: true }));
    var packet = document.createElement("hongbao-packet");
    var split = new Promise((resolve) => packet.addEventListener("hongbao-split", (event) => resolve(event.detail.packet.shares.length), { once: true }));
    element.setAttribute("value", text);
    packet.setAttribute("total", "88.88");
    packet.setAttribute("count", "6");
    document.body.append(element, packet);
    return { version: await rendered, shares: await split, value: packet.value.length, shown: element.getBoundingClientRect().width };
  }

  async function all() {
    var report = await check();
    // In engines older than the elements' own floor they are not asked for.
    if (report.refused === undefined && location.hash !== "#old") report.elements = await elements();
    return report;
  }

  function tell(report) {
    document.documentElement.setAttribute("data-report", JSON.stringify(report));
    var to = new URLSearchParams(location.search).get("to");
    if (to !== null) fetch(to, { method: "POST", mode: "no-cors", body: JSON.stringify(report) });
  }

  addEventListener("load", function () {
    all().then(tell, (problem) => tell({ failed: String(problem && problem.stack) }));
  });
})();
