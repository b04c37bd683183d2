extension Script {
    /// Elements with an id and `data-live`, the path of the page they stand on: each is fetched
    /// again and put in its place when a hit of the sub-account has come.
    ///
    /// A hidden page listens to nothing: browsers have six connections to a host (HTTP/1.1).
    static let live = #"""
        {
          const parts = () => document.querySelectorAll("[data-live][id]");
          const first = parts()[0];
          const account = first && first.dataset.live.match(/^\/accounts\/\d+/);
          const button = document.querySelector("[data-live-toggle]");
          const status = document.querySelector("[data-live-status]");
          let last = first && first.dataset.after, source, isPaused = false;
          let isLoading = false, isStale = false, wasAway = false;

          const replace = (old, fresh) => {
            for (const open of old.querySelectorAll("details[open][id]")) {
              const same = fresh.querySelector("#" + CSS.escape(open.id));
              if (same) same.open = true;
            }
            for (const item of fresh.querySelectorAll("li[id]")) {
              if (!document.getElementById(item.id)) item.classList.add("fresh");
            }
            const focus = old.contains(document.activeElement) ? document.activeElement : null;
            const key = focus && focus.closest("[id]").id;
            old.replaceWith(document.adoptNode(fresh));
            const near = key && document.getElementById(key);
            const target = near && near.querySelector(focus.localName);
            if (target) target.focus({ preventScroll: true });
          };

          const load = async (part) => {
            const answer = await fetch(part.dataset.live);
            if (!answer.ok || answer.redirected) return;
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const fresh = page.getElementById(part.id);
            if (!fresh || !part.isConnected) return;
            replace(part, fresh);
            if (status && fresh.dataset.summary) status.textContent = fresh.dataset.summary;
          };

          const refresh = async () => {
            isStale = true;
            if (isLoading) return;
            isLoading = true;
            try {
              while (isStale) {
                isStale = false;
                for (const part of parts()) await load(part);
              }
            } catch {
              // The network is away: the next event, or the return to the page, loads it.
            } finally {
              isLoading = false;
            }
          };

          const listen = () => {
            const isWanted = !isPaused && !document.hidden;
            if (!isWanted) {
              if (source) source.close();
              source = undefined;
              wasAway = true;
            } else if (!source || source.readyState === EventSource.CLOSED) {
              const from = last ? "?after=" + encodeURIComponent(last) : "";
              source = new EventSource(account[0] + "/events" + from);
              // Without a number nothing tells what was missed.
              if (wasAway && !last) refresh();
              source.addEventListener("hits", (event) => {
                last = event.lastEventId;
                refresh();
              });
              // No room, or signed out: later again.
              source.addEventListener("error", () => setTimeout(listen, 10000));
            }
          };

          if (account) {
            document.addEventListener("visibilitychange", listen);
            listen();
          }
          if (account && button) {
            const [go, pause] = [button.dataset.liveToggle, button.textContent];
            button.hidden = false;
            button.addEventListener("click", () => {
              isPaused = !isPaused;
              button.textContent = isPaused ? go : pause;
              listen();
            });
          }
        }
        """#
}
