extension HTMLRenderer {
    /// Colours are variables, so that the dark page is one block. Contrast is at least 4.5 to 1
    /// for all text (WCAG 1.4.3).
    static let styleSheet = """
        :root {
          --page: #f6f7f9; --card: #ffffff; --ink: #1a2028; --soft: #5a6472; --line: #e1e5ea;
          --head: #f0f2f5; --accent: #1f6f54;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #12161b; --card: #1a2027; --ink: #e8ebef; --soft: #a2acb8; --line: #2d353e;
            --head: #212932; --accent: #6fcfa8;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        }
        main { max-width: 70rem; margin: 0 auto; padding: clamp(1rem, 4vw, 3rem); }
        h1 {
          margin: 0 0 1.25rem; padding-left: .8rem; border-left: .3rem solid var(--accent);
          font-size: clamp(1.4rem, 4vw, 2rem); line-height: 1.2; text-wrap: balance;
        }
        dl {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
          gap: .9rem 1.5rem; margin: 0 0 2rem;
        }
        dt { color: var(--soft); font-size: .8rem; }
        dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
        section { margin: 0 0 2rem; }
        caption, h2 {
          margin: 0; padding: .9rem 1rem .7rem; text-align: start; font-size: 1.1rem;
          font-weight: 650;
        }
        .scroll, .empty {
          margin: 0; overflow-x: auto; background: var(--card); border: 1px solid var(--line);
          border-radius: .6rem;
        }
        .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        figure {
          margin: 0 0 2rem; padding: .9rem 1rem 1rem; background: var(--card);
          border: 1px solid var(--line); border-radius: .6rem;
        }
        figcaption { margin: 0 0 .6rem; font-size: 1.1rem; font-weight: 650; }
        .picture { overflow-x: auto; }
        .chart { min-width: 44rem; }
        .empty { padding: 1.2rem 1rem; color: var(--soft); }
        h2 { padding-left: 0; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .55rem 1rem; text-align: start; vertical-align: baseline; }
        thead th {
          background: var(--head); color: var(--soft); font-size: .8rem; font-weight: 600;
          white-space: nowrap; vertical-align: bottom;
        }
        tbody th { font-weight: 500; }
        tbody tr { border-top: 1px solid var(--line); }
        tbody tr:hover { background: var(--head); }
        tfoot tr { border-top: 2px solid var(--soft); }
        tfoot th, tfoot td { font-weight: 700; }
        td:not(.number, .time), tbody th:not(.time) { overflow-wrap: anywhere; min-width: 8rem; }
        td > bdi { display: inline-block; max-width: 20rem; overflow-wrap: break-word; }
        tbody th:not(.time) { min-width: 11rem; }
        .number { text-align: end; }
        td.number, .time { white-space: nowrap; }
        .note { margin: .6rem 0 0; color: var(--soft); font-size: .875rem; max-width: 45rem; }
        @media (max-width: 40rem) {
          th, td { padding: .5rem .7rem; }
          caption { padding-inline: .7rem; }
          thead th { white-space: normal; }
        }
        @media print {
          :root {
            --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --head: #eee;
          }
          main { max-width: none; padding: 0; }
          .scroll { overflow: visible; border: 0; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
        }
        """
}
