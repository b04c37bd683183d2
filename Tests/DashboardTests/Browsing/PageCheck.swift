/// What a browser's own view of a page shows about who can use it: WCAG 2.2, levels A and AA, as
/// far as a script can see it.
enum PageCheck {
    /// The body of a function that returns its findings, one text each.
    static let script = #"""
        const found = [];
        const add = (what, at) => found.push(what + (at ? ": " + at.outerHTML.slice(0, 160) : ""));
        const all = (selector) => [...document.querySelectorAll(selector)];
        const visible = (element) => element.checkVisibility({ visibilityProperty: true });
        const words = (text) => (text || "").trim().length > 0;

        if (!words(document.documentElement.lang)) add("3.1.1 no language");
        if (!words(document.title)) add("2.4.2 no title");
        if (all("h1").length !== 1) add("1.3.1 " + all("h1").length + " first headings");
        if (all("main").length !== 1) add("1.3.1 " + all("main").length + " main parts");
        let level = 0;
        for (const heading of all("h1, h2, h3, h4, h5, h6")) {
          const own = Number(heading.localName[1]);
          if (own > level + 1) add("1.3.1 a heading leaves out a level", heading);
          if (!words(heading.textContent)) add("2.4.6 an empty heading", heading);
          level = own;
        }
        const ids = new Set();
        for (const element of all("[id]")) {
          if (ids.has(element.id)) add("4.1.1 an id twice", element);
          ids.add(element.id);
        }
        for (const element of all("[aria-labelledby], [aria-describedby], [aria-controls]")) {
          for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
            for (const id of (element.getAttribute(name) || "").split(/\s+/).filter(words)) {
              if (!document.getElementById(id)) add("1.3.1 refers to nothing", element);
            }
          }
        }

        const name = (element) => {
          const by = (element.getAttribute("aria-labelledby") || "").split(/\s+/)
            .map((id) => document.getElementById(id)?.textContent || "").join(" ");
          const labels = [...(element.labels || [])].map((label) => label.textContent).join(" ");
          const own = ["a", "button", "summary"].includes(element.localName)
            ? element.textContent : "";
          return [by, element.getAttribute("aria-label"), labels, own].find(words);
        };
        for (const control of all(
          "input:not([type=hidden]), select, textarea, button, a[href], summary")) {
          if (!name(control)) add("4.1.2 a control without a name", control);
        }
        for (const field of all("fieldset")) {
          if (!words(field.querySelector("legend")?.textContent)) add("1.3.1 no legend", field);
        }
        for (const image of all("img")) {
          if (!image.hasAttribute("alt")) add("1.1.1 an image without alt", image);
        }
        for (const picture of all("svg")) {
          if (picture.getAttribute("aria-hidden") === "true") continue;
          const title = picture.querySelector(":scope > title");
          const isNamed = words(title?.textContent) || words(picture.getAttribute("aria-label"));
          if (picture.getAttribute("role") !== "img" || !isNamed) add("1.1.1 a chart", picture);
        }
        for (const frame of all("iframe")) {
          if (!words(frame.title)) add("4.1.2 a frame without a title", frame);
        }
        for (const head of all("th")) {
          if (!head.hasAttribute("scope")) add("1.3.1 th without scope", head);
        }
        for (const table of all("table")) {
          if (!table.querySelector("th")) add("1.3.1 a table without heads", table);
        }
        for (const nav of all("nav")) {
          if (all("nav").length > 1 && !words(nav.getAttribute("aria-label"))) {
            add("2.4.1 one of several navigations without a name", nav);
          }
        }
        for (const list of all("ul, ol")) {
          if ([...list.children].some((child) => child.localName !== "li")) {
            add("1.3.1 a list with something else", list);
          }
        }
        for (const element of all("[tabindex]")) {
          if (element.tabIndex > 0) add("2.4.3 an order of its own", element);
        }
        for (const box of all("main *")) {
          const style = getComputedStyle(box);
          const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY)
            && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
          const isReached = box.tabIndex >= 0
            || box.querySelector("a[href], button, [tabindex='0']");
          if (visible(box) && scrolls && !isReached) add("2.1.1 scrolls by mouse only", box);
        }
        if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) {
          const wide = all("main *").find((element) =>
            element.getBoundingClientRect().right > innerWidth + 1
            && !element.parentElement.closest(".scroll, pre, nav"));
          add("1.4.10 wider than the window", wide);
        }

        const parts = (colour) => {
          const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
          return { red, green, blue, alpha };
        };
        const over = (top, below) => {
          const mix = (one, other) => one * top.alpha + other * (1 - top.alpha);
          return {
            red: mix(top.red, below.red), green: mix(top.green, below.green),
            blue: mix(top.blue, below.blue), alpha: 1,
          };
        };
        const background = (element) => {
          const layers = [];
          for (let at = element; at; at = at.parentElement) {
            const own = parts(getComputedStyle(at).backgroundColor);
            layers.push(own);
            if (own.alpha === 1) break;
          }
          const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
          const ground = dark ? { red: 0, green: 0, blue: 0, alpha: 1 }
            : { red: 255, green: 255, blue: 255, alpha: 1 };
          return layers.reverse().reduce((below, top) => over(top, below), ground);
        };
        // WCAG 2.2, relative luminance and contrast ratio.
        const light = (colour) => {
          const [red, green, blue] = [colour.red, colour.green, colour.blue]
            .map((value) => value / 255)
            .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const contrast = (one, other) => {
          const [bright, dim] = [light(one), light(other)].sort((a, b) => b - a);
          return (bright + 0.05) / (dim + 0.05);
        };
        const seen = new Set();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const element = walker.currentNode.parentElement;
          if (!words(walker.currentNode.data) || seen.has(element) || !visible(element)) continue;
          if (element.closest("option, noscript, script, svg")) continue;
          seen.add(element);
          const style = getComputedStyle(element);
          const size = parseFloat(style.fontSize);
          const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
          const ground = background(element);
          const ratio = contrast(over(parts(style.color), ground), ground);
          if (ratio < (isLarge ? 3 : 4.5)) add("1.4.3 contrast " + ratio.toFixed(2), element);
        }
        return found;
        """#

    /// The body of a function that returns how many elements the Tab key must reach; each gets a
    /// number in `data-stop`.
    static let stops = #"""
        const stops = [...document.querySelectorAll(
          "a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, "
          + "[tabindex='0']")]
          .filter((element) => element.checkVisibility({ visibilityProperty: true })
            && !element.disabled);
        const groups = new Set();
        const reached = stops.filter((element) => {
          // Of a group of radio buttons one is reached; arrows do the rest (WAI-ARIA practices).
          if (element.type !== "radio") return true;
          const isNew = !groups.has(element.name);
          groups.add(element.name);
          return isNew;
        });
        reached.forEach((element, index) => { element.dataset.stop = index + 1; });
        document.body.focus();
        return reached.length;
        """#

    /// The body of a function that returns the number of the element that has the focus, or what
    /// is wrong: it has none, or the focus cannot be seen (WCAG 2.4.7).
    static let focused = #"""
        const element = document.activeElement;
        if (!element.dataset.stop) return "lost at " + element.outerHTML.slice(0, 120);
        // The browser's own button in a date field shows the focus itself.
        if (element.type === "date") return element.dataset.stop;
        const style = getComputedStyle(element);
        const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
        return isSeen ? element.dataset.stop : "unseen at " + element.outerHTML.slice(0, 120);
        """#
}
