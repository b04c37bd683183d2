/// The one script: nothing depends on it.
enum Script {
    static let parts = [keys, copying, live, shortcuts, switches]

    /// "/" goes to the search field, as people expect (and not while they type).
    private static let keys = #"""
        "use strict";
        document.addEventListener("keydown", (event) => {
          const typing = event.target.closest("input, select, textarea");
          if (typing || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
          const search = document.querySelector("input[type=search]");
          if (!search) return;
          event.preventDefault();
          search.focus();
        });
        """#

    /// A button beside each `data-copy` element that copies its text.
    private static let copying = #"""
        for (const source of document.querySelectorAll("[data-copy]")) {
          if (!navigator.clipboard) break;
          const button = document.createElement("button");
          button.type = "button";
          button.className = "plain";
          button.textContent = source.dataset.copy;
          button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(source.textContent);
            button.textContent = source.dataset.copied;
            setTimeout(() => { button.textContent = source.dataset.copy; }, 2000);
          });
          source.after(button);
        }
        """#
}
