extension TrackingScript {
    /// The script of a shop's pages: plain ECMAScript 5, no dependency, one global, `MTP`.
    ///
    /// Needs nothing of a Content-Security-Policy but the tracking host in `script-src`,
    /// `connect-src` and `img-src`: no inline code, no `eval`.
    static let text = #"""
        /* SaleTrail, version 1. Put into every page of the shop:
           <script src="https://HOST/trackingpixel.js" data-account="EMPID" async></script> */
        (function (window, document) {
          "use strict";
          var before = window.MTP || {};
          if (before.version) { return; }
          var tag = document.currentScript ||
            document.querySelector('script[src*="/trackingpixel.js"]');
          var config = { account: "", base: "", parameter: "st_cid", days: 30, consent: null };
          var given = before.config || {};
          if (tag) {
            config.base = tag.src.replace(/\/trackingpixel\.js.*$/, "");
            config.account = tag.getAttribute("data-account") || "";
            config.parameter = tag.getAttribute("data-parameter") || config.parameter;
            config.days = Number(tag.getAttribute("data-days")) || config.days;
            if (tag.getAttribute("data-consent") === "required") { config.consent = false; }
          }
          for (var key in given) {
            if (Object.prototype.hasOwnProperty.call(given, key)) { config[key] = given[key]; }
          }
          var name = "st_cid_" + config.account;
          var numbers = false;
          var retries = [1000, 5000, 30000];

          function attempt(work) { try { return work(); } catch (ignored) { return null; } }

          /* What was stored first-party: the cookie survives where storage is blocked, and the
             other way round. */
          function stored() {
            var match = attempt(function () {
              return document.cookie.match(new RegExp("(?:^|; )" + name + "=([^;]*)"));
            });
            if (match) { return match[1]; }
            var kept = attempt(function () { return window.localStorage.getItem(name); });
            var parts = kept ? kept.split("|") : [];
            return parts.length === 2 && Number(parts[1]) > Date.now() ? parts[0] : "";
          }

          function keep(id) {
            var seconds = config.days * 86400;
            var secure = window.location.protocol === "https:" ? "; Secure" : "";
            attempt(function () {
              document.cookie = name + "=" + id + "; Path=/; Max-Age=" + seconds +
                "; SameSite=Lax" + secure;
            });
            attempt(function () {
              window.localStorage.setItem(name, id + "|" + (Date.now() + seconds * 1000));
            });
          }

          function forget() {
            attempt(function () { document.cookie = name + "=; Path=/; Max-Age=0"; });
            attempt(function () { window.localStorage.removeItem(name); });
          }

          /* The click's id, if this page was reached by a newsletter's link. */
          function landed() {
            var pairs = window.location.search.slice(1).split("&");
            for (var i = 0; i < pairs.length; i++) {
              var parts = pairs[i].split("=");
              if (parts[0] === config.parameter && /^[a-z2-7]{16,400}$/i.test(parts[1] || "")) {
                return parts[1];
              }
            }
            return "";
          }

          function remember() {
            var id = landed();
            if (id && config.consent !== false) { keep(id); }
          }

          function image(body) {
            new window.Image(1, 1).src = config.base + "/track/sale?" + body;
          }

          /* Keeps asking while nothing but the network fails; the order's number makes a second
             arrival harmless. */
          function fetched(body, turn) {
            window.fetch(config.base + "/track/sale", {
              method: "POST", body: body, keepalive: true, credentials: "include",
              mode: "no-cors",
              headers: { "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" }
            })["catch"](function () {
              if (turn < retries.length) {
                window.setTimeout(function () { fetched(body, turn + 1); }, retries[turn]);
              } else { image(body); }
            });
          }

          function send(body) {
            var sent = attempt(function () {
              return window.navigator.sendBeacon && window.URLSearchParams &&
                window.navigator.sendBeacon(
                  config.base + "/track/sale", new window.URLSearchParams(body));
            });
            if (sent) { return; }
            if (window.fetch) { fetched(body, 0); } else { image(body); }
          }

          function encode(values) {
            var pairs = [];
            for (var key in values) {
              if (!Object.prototype.hasOwnProperty.call(values, key)) { continue; }
              var list = [].concat(values[key]);
              for (var i = 0; i < list.length; i++) {
                if (list[i] === null || list[i] === undefined) { continue; }
                var value = list[i];
                if (typeof value === "number") { numbers = true; }
                pairs.push(encodeURIComponent(key) + "=" + encodeURIComponent(value));
              }
            }
            return pairs.join("&");
          }

          /* MTP.track("Purchase", { order_id: "A-1", value: 39.9, currency: "EUR" }) */
          function track(type, data) {
            var values = {}, key;
            for (key in data || {}) {
              if (Object.prototype.hasOwnProperty.call(data, key)) { values[key] = data[key]; }
            }
            values.empId = config.account;
            values.type = type;
            if (/^lead$/i.test(type) && !values.status) { values.status = "lead"; }
            var id = config.consent === false ? "" : landed() || stored();
            if (id && !values.click_id) { values.click_id = id; }
            if (config.consent !== null) { values.consent = config.consent ? 1 : 0; }
            numbers = false;
            var body = encode(values);
            send(numbers ? body + "&number_format=point" : body);
          }

          function consent(answer) {
            config.consent = !!answer;
            if (answer) { remember(); } else { forget(); }
          }

          /* A page's own mistake is told as its own, and holds up nothing. */
          function ready(work) {
            try { work(); } catch (error) { window.setTimeout(function () { throw error; }, 0); }
          }

          var queue = before.queue || [];
          window.MTP = {
            version: "1", config: config, track: track, consent: consent, ready: ready,
            queue: { push: ready }
          };
          remember();
          while (queue.length > 0) { ready(queue.shift()); }
        })(window, document);

        """#
}
