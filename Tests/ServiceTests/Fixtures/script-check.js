// Runs the tracking script in a small stand-in for a browser; exits 1 where it misbehaves.
// Usage: node script-check.js SCRIPT
"use strict";
const fs = require("fs");
const vm = require("vm");
const assert = require("assert");
const text = fs.readFileSync(process.argv[2], "utf8");
const ID = "ae4y2mfzabcdefgh2345";

/// A page: its address, what it remembers, what it cannot do, and what it sent.
function page(options) {
  const sent = [];
  const timers = [];
  const jar = Object.assign({}, options.jar);
  const storage = Object.assign({}, options.storage);
  const attributes = Object.assign({ "data-account": "4071" }, options.attributes);
  const document = {
    currentScript: {
      src: "https://track.shop.example/trackingpixel.js",
      getAttribute: (name) => (name in attributes ? attributes[name] : null),
    },
    querySelector: () => null,
  };
  Object.defineProperty(document, "cookie", {
    get() {
      if (options.noCookies) { throw new Error("blocked"); }
      return Object.entries(jar).map(([name, value]) => name + "=" + value).join("; ");
    },
    set(line) {
      if (options.noCookies) { throw new Error("blocked"); }
      const [name, value] = line.split(";")[0].split("=");
      if (/Max-Age=0/.test(line)) { delete jar[name]; } else { jar[name] = value; }
      window.lastCookie = line;
    },
  });
  const window = {
    location: { search: options.search || "", protocol: "https:" },
    navigator: {},
    Image: function () {
      return Object.defineProperty({}, "src", { set: (src) => sent.push(["image", src]) });
    },
    setTimeout: (work, wait) => timers.push([work, wait]),
    URLSearchParams: URLSearchParams,
    MTP: options.stub,
  };
  if (!options.noStorage) {
    window.localStorage = {
      getItem: (name) => (name in storage ? storage[name] : null),
      setItem: (name, value) => { storage[name] = String(value); },
      removeItem: (name) => { delete storage[name]; },
    };
  }
  if (!options.noBeacon) {
    window.navigator.sendBeacon = (url, body) => {
      sent.push(["beacon", url, String(body)]);
      return !options.fullBeacon;
    };
  }
  if (!options.noFetch) {
    window.fetch = (url, init) => {
      sent.push(["fetch", url, init.body, init]);
      return { catch: (failed) => { if (options.offline) { failed(); } } };
    };
  }
  const context = vm.createContext(Object.assign(window, { document: document }));
  window.window = window;
  vm.runInContext(text, context);
  return { window, sent, timers, jar, storage };
}

const checks = {
  "keeps the click's id in cookie and storage"() {
    const { jar, storage, window } = page({ search: "?a=1&st_cid=" + ID + "&b" });
    assert.strictEqual(jar.st_cid_4071, ID);
    assert.ok(storage.st_cid_4071.startsWith(ID + "|"));
    assert.match(window.lastCookie, /Path=\/; Max-Age=2592000; SameSite=Lax; Secure/);
  },
  "keeps nothing else"() {
    for (const search of ["", "?x=1", "?st_cid=", "?st_cid=a%3Bb", "?st_cid=<b>", "?xst_cid=" + ID]) {
      assert.deepStrictEqual(page({ search }).jar, {}, search);
    }
  },
  "sends a sale with the id, as a form, by beacon"() {
    const { window, sent } = page({ jar: { other: "1", st_cid_4071: ID } });
    window.MTP.track("Purchase", { order_id: "A 1&", value: 39.9, currency: "EUR" });
    const [way, url, body] = sent[0];
    assert.strictEqual(way, "beacon");
    assert.strictEqual(url, "https://track.shop.example/track/sale");
    assert.deepStrictEqual(Object.fromEntries(new URLSearchParams(body)), {
      order_id: "A 1&", value: "39.9", currency: "EUR", empId: "4071", type: "Purchase",
      click_id: ID, number_format: "point",
    });
    assert.strictEqual(sent.length, 1);
  },
  "texts keep the shop's own way of writing numbers"() {
    const { window, sent } = page({});
    window.MTP.track("Purchase", { IMPORTE: "1.234,56" });
    assert.ok(!sent[0][2].includes("number_format"));
  },
  "lines are repeated"() {
    const { window, sent } = page({});
    window.MTP.track("Purchase", { PRODUCTO: ["a", "b"], CANTIDAD: [1, 2] });
    assert.ok(sent[0][2].startsWith("PRODUCTO=a&PRODUCTO=b&CANTIDAD=1&CANTIDAD=2"));
  },
  "a lead is a lead"() {
    const { window, sent } = page({});
    window.MTP.track("Lead");
    assert.ok(sent[0][2].includes("status=lead"));
  },
  "storage serves where cookies are blocked, until it is too old"() {
    const fresh = { st_cid_4071: ID + "|" + (Date.now() + 1000) };
    const kept = page({ noCookies: true, storage: fresh });
    kept.window.MTP.track("Purchase", {});
    assert.ok(kept.sent[0][2].includes("click_id=" + ID));
    const stale = { st_cid_4071: ID + "|" + (Date.now() - 1000) };
    const old = page({ noCookies: true, storage: stale });
    old.window.MTP.track("Purchase", {});
    assert.ok(!old.sent[0][2].includes("click_id"));
    page({ noCookies: true, noStorage: true, search: "?st_cid=" + ID }).window.MTP.track("x", {});
  },
  "the queue runs once, in order, and a mistake in it holds up nothing"() {
    const ran = [];
    const stub = {
      queue: [() => ran.push(1), () => { throw new Error("theirs"); }, () => ran.push(2)],
      ready() {},
    };
    const { window, timers } = page({ stub });
    window.MTP.ready(() => ran.push(3));
    window.MTP.queue.push(() => ran.push(4));
    assert.deepStrictEqual(ran, [1, 2, 3, 4]);
    assert.throws(() => timers[0][0](), /theirs/);
  },
  "is set up once, and by its own configuration"() {
    const stub = { config: { account: "5", base: "https://t.example", parameter: "cid" } };
    const { window, sent, jar } = page({ stub, search: "?cid=" + ID });
    assert.strictEqual(jar.st_cid_5, ID);
    window.MTP.track("Purchase", {});
    assert.strictEqual(sent[0][1], "https://t.example/track/sale");
    const first = window.MTP;
    vm.runInContext(text, window);
    assert.strictEqual(window.MTP, first);
  },
  "without consent nothing is kept, and the sale says so"() {
    const asked = { "data-consent": "required" };
    const { window, sent, jar, storage } = page({ search: "?st_cid=" + ID, attributes: asked });
    assert.deepStrictEqual([jar, storage], [{}, {}]);
    window.MTP.track("Purchase", {});
    assert.ok(sent[0][2].includes("consent=0") && !sent[0][2].includes(ID));
    window.MTP.consent(true);
    assert.strictEqual(jar.st_cid_4071, ID);
    window.MTP.track("Purchase", {});
    assert.ok(sent[1][2].includes("consent=1") && sent[1][2].includes(ID));
    window.MTP.consent(false);
    assert.deepStrictEqual([jar, storage], [{}, {}]);
  },
  "fetch where the beacon is missing or full, then the image"() {
    for (const lacking of [{ noBeacon: true }, { fullBeacon: true }]) {
      const { window, sent } = page(lacking);
      window.MTP.track("Purchase", { order_id: 1 });
      const last = sent[sent.length - 1];
      assert.strictEqual(last[0], "fetch");
      assert.strictEqual(last[3].keepalive, true);
      assert.strictEqual(last[3].credentials, "include");
    }
    const old = page({ noBeacon: true, noFetch: true });
    old.window.MTP.track("Purchase", { order_id: 1 });
    assert.strictEqual(old.sent[0][0], "image");
    assert.ok(old.sent[0][1].startsWith("https://track.shop.example/track/sale?order_id=1&"));
  },
  "a failed fetch is tried again, with growing pauses, and ends as an image"() {
    const { window, sent, timers } = page({ noBeacon: true, offline: true });
    window.MTP.track("Purchase", {});
    for (let turn = 0; turn < timers.length; turn++) { timers[turn][0](); }
    assert.deepStrictEqual(timers.map((timer) => timer[1]), [1000, 5000, 30000]);
    assert.deepStrictEqual(sent.map((one) => one[0]), ["fetch", "fetch", "fetch", "fetch", "image"]);
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try { check(); } catch (error) { failed += 1; console.log(name + ": " + error.stack); }
}
console.log(Object.keys(checks).length - failed + " of " + Object.keys(checks).length + " right");
process.exit(failed ? 1 : 0);
