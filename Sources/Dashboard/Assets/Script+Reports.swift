extension Script {
    /// A key presses whatever carries it: the table of keys is in the page alone.
    static let shortcuts = #"""
        document.addEventListener("keydown", (event) => {
          const typing = event.target.closest("input, select, textarea");
          if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
          const key = CSS.escape(event.key.toLowerCase());
          const target = document.querySelector(`[data-key="${key}"]`);
          if (!target) return;
          event.preventDefault();
          if (target.tagName !== "DETAILS") return target.click();
          target.open = !target.open;
          target.scrollIntoView();
        });
        """#

    /// How many links count what, as the switches are moved.
    static let switches = #"""
        for (const form of document.querySelectorAll("form.links")) {
          const chosen = () => form.querySelectorAll("input[type=radio]:checked");
          const counts = new Map();
          for (const place of form.querySelectorAll("[data-count]")) {
            const own = [...chosen()].filter((one) => one.value === place.dataset.count).length;
            counts.set(place, Number(place.textContent) - own);
          }
          form.addEventListener("change", () => {
            for (const [place, fixed] of counts) {
              const own = [...chosen()].filter((one) => one.value === place.dataset.count).length;
              place.textContent = String(fixed + own);
            }
          });
        }
        """#
}
