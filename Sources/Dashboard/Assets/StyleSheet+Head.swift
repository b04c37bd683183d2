extension StyleSheet {
    static let head = #"""
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: .5rem; padding: .5rem 1rem; background: var(--card); }
        .top {
          display: flex; flex-wrap: wrap; align-items: center; gap: 0 2rem;
          padding: 0 max(clamp(1rem, 4vw, 2rem), calc((100vw - 68rem) / 2 + 2rem));
          background: var(--card);
          border-bottom: 1px solid var(--line);
        }
        .brand { padding: .75rem 0; color: var(--ink); font-weight: 700; text-decoration: none; }
        nav ul, nav ol {
          display: flex; flex-wrap: wrap; gap: 0 .25rem; margin: 0; padding: 0; list-style: none;
        }
        nav.main { flex: 1; }
        nav.main a, nav.tabs a, .person {
          display: block; padding: .75rem .6rem; color: var(--soft); text-decoration: none;
        }
        nav.main a:hover, nav.tabs a:hover, .person:hover { color: var(--ink); }
        nav a[aria-current], .person[aria-current] { color: var(--ink); font-weight: 600; }
        .person { margin-right: -.6rem; overflow-wrap: anywhere; }
        nav.main a[aria-current], nav.tabs a[aria-current] {
          box-shadow: inset 0 -2px var(--accent);
        }
        nav.tabs { margin: 0 0 1.75rem; border-bottom: 1px solid var(--line); }
        nav.tabs ul { margin-left: -.6rem; }
        nav.chips { margin: 0 0 1.25rem; }
        nav.chips ul { gap: .5rem; }
        nav.chips a {
          display: block; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: 2rem;
          color: var(--soft); background: var(--card); text-decoration: none;
        }
        nav.chips a[aria-current] {
          color: var(--accent); background: var(--wash); border-color: var(--accent);
        }
        nav.crumbs { margin: 0 0 .35rem; font-size: .875rem; }
        nav.crumbs a { color: var(--soft); }
        nav.crumbs li + li::before { content: "/"; padding-right: .35rem; color: var(--soft); }
        @media (max-width: 40rem) {
          nav.tabs ul, nav.main ul { flex-wrap: nowrap; }
          nav.tabs, nav.main { overflow-x: auto; }
          nav.main { order: 2; flex-basis: 100%; margin-left: -.6rem; }
          .brand { flex: 1; }
          nav.main a, nav.tabs a { white-space: nowrap; }
        }
        """#

    static let notices = #"""
        .notice, .hint {
          max-width: none; margin: 0 0 1.5rem; padding: .75rem 1rem; border-radius: .5rem;
          background: var(--wash);
        }
        .notice.failed { background: var(--bad-wash); color: var(--bad); }
        .hint.warn { background: var(--warn-wash); color: var(--warn); }
        .badge {
          display: inline-block; padding: .05rem .55rem; border-radius: 1rem; font-size: .85rem;
          background: var(--head); color: var(--soft); white-space: nowrap;
        }
        .badge.good { background: var(--wash); color: var(--accent); }
        .badge.warn { background: var(--warn-wash); color: var(--warn); }
        .badge.bad { background: var(--bad-wash); color: var(--bad); }
        """#

    static let print = #"""
        @media print {
          :root {
            --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --head: #eee;
          }
          .top, .tabs, .crumbs, .actions, form, .skip { display: none; }
          main { max-width: none; padding: 0; }
          .scroll { overflow: visible; border: 0; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
        }
        """#
}
