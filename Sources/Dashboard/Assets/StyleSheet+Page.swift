extension StyleSheet {
    static let colours = #"""
        :root {
          --page: #f7f8fa; --card: #ffffff; --ink: #1a2028; --soft: #5a6472; --line: #e1e5ea;
          --head: #f2f4f7; --accent: #1f6f54; --accent-ink: #ffffff; --wash: #e6f2ed;
          --bad: #a1261d; --bad-wash: #fceceb; --warn: #7a5200; --warn-wash: #fdf3dc;
          color-scheme: light;
        }
        [data-theme="dark"] {
          --page: #12161b; --card: #1a2027; --ink: #e8ebef; --soft: #a2acb8; --line: #2d353e;
          --head: #212932; --accent: #6fcfa8; --accent-ink: #10241c; --wash: #1b332a;
          --bad: #ff9d94; --bad-wash: #3a1f1d; --warn: #f0c36a; --warn-wash: #352a14;
          color-scheme: dark;
        }
        @media (prefers-color-scheme: dark) {
          [data-theme="system"] {
            --page: #12161b; --card: #1a2027; --ink: #e8ebef; --soft: #a2acb8; --line: #2d353e;
            --head: #212932; --accent: #6fcfa8; --accent-ink: #10241c; --wash: #1b332a;
            --bad: #ff9d94; --bad-wash: #3a1f1d; --warn: #f0c36a; --warn-wash: #352a14;
            color-scheme: dark;
          }
        }
        """#

    static let page = #"""
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        }
        main { max-width: 68rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2rem) 4rem; }
        main:focus { outline: none; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        a { color: var(--accent); text-underline-offset: .15em; }
        h1 { margin: 0; font-size: clamp(1.4rem, 4vw, 1.75rem); line-height: 1.25; }
        h1, h2 { text-wrap: balance; overflow-wrap: anywhere; }
        h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
        p { margin: 0 0 1rem; max-width: 42rem; }
        section { margin: 0 0 2.25rem; }
        code, pre { font: .875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
        code { overflow-wrap: anywhere; }
        pre {
          margin: 0 0 1rem; padding: 1rem; overflow-x: auto; background: var(--head);
          border: 1px solid var(--line); border-radius: .5rem;
        }
        .title {
          display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center;
          justify-content: space-between; margin: 0 0 1.5rem;
        }
        .actions { display: flex; flex-wrap: wrap; gap: .5rem; }
        .soft, td small, dd small { color: var(--soft); }
        .plain-list { margin: 0 0 1rem; padding: 0; list-style: none; }
        .plain-list li { padding: .3rem 0; }
        .checks { margin: 0 0 1.25rem; padding: 0; list-style: none; max-width: 46rem; }
        .checks li { position: relative; padding: .25rem 0 .25rem 1.75rem; }
        .checks li::before { position: absolute; left: .15rem; font-weight: 700; }
        .checks .good::before { content: "✓"; color: var(--accent); }
        .checks .warn::before { content: "!"; color: var(--warn); left: .35rem; }
        .checks .how { color: var(--soft); }
        .card {
          padding: 1.25rem; background: var(--card); border: 1px solid var(--line);
          border-radius: .6rem;
        }
        .card > :last-child { margin-bottom: 0; }
        .empty { padding: 2.5rem 1.25rem; text-align: center; color: var(--soft); }
        .empty p { margin-inline: auto; }
        .empty strong { display: block; margin: 0 0 .25rem; color: var(--ink); font-size: 1.1rem; }
        dl.facts {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
          gap: 1rem 1.5rem; margin: 0;
        }
        dl.facts dt { color: var(--soft); font-size: .85rem; }
        dl.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        """#
}
