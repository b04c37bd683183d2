extension LinkPreview {
    /// Colours are variables, so that the dark page is one block.
    static let styleSheet = """
        :root {
          --page: #f6f7f9; --card: #ffffff; --ink: #1a2028; --soft: #5a6472; --line: #e1e5ea;
          --head: #f0f2f5; --accent: #1f6f54; --alert: #a33d05; --alert-back: #fdf1e7;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #12161b; --card: #1a2027; --ink: #e8ebef; --soft: #a2acb8; --line: #2d353e;
            --head: #212932; --accent: #6fcfa8; --alert: #ffb27d; --alert-back: #33241a;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; padding: clamp(1rem, 2.5vw, 2rem); background: var(--page);
          color: var(--ink);
          font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
        }
        h1 {
          margin: 0 0 .4rem; padding-left: .8rem; border-left: .3rem solid var(--accent);
          font-size: clamp(1.4rem, 4vw, 2rem); line-height: 1.2; overflow-wrap: anywhere;
        }
        header p { margin: 0 0 1rem; color: var(--soft); }
        ul { list-style: none; margin: 0 0 1rem; padding: 0; }
        .remarks li {
          margin: 0 0 .4rem; padding: .5rem .8rem; border-radius: .4rem; background: var(--head);
        }
        .legend { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; }
        .legend li { display: flex; align-items: baseline; gap: .5rem; }
        .legend b { white-space: nowrap; }
        .legend small { color: var(--soft); font-size: .875rem; }
        .badge {
          display: inline-block; min-width: 1.5rem; padding: 0 .4rem; border-radius: .75rem;
          background: var(--fate); color: #fff; font-size: .8rem; font-weight: 700;
          line-height: 1.5rem; text-align: center; font-variant-numeric: tabular-nums;
          -webkit-print-color-adjust: exact; print-color-adjust: exact;
        }
        \(LinkFate.allCases.map { ".\($0.rawValue) { --fate: \($0.colour); }" }
            .joined(separator: "\n"))
        main {
          display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); gap: 1.5rem;
          align-items: start;
        }
        iframe, .table, .empty {
          width: 100%; border: 1px solid var(--line); border-radius: .6rem; background: var(--card);
        }
        iframe {
          position: sticky; top: 1rem; height: calc(100vh - 2rem); min-height: 24rem;
          background: #fff; color-scheme: light;
        }
        .table { overflow: hidden; }
        .empty { margin: 0; padding: 1.2rem 1rem; color: var(--soft); }
        table { width: 100%; border-collapse: collapse; }
        caption {
          padding: .9rem 1rem .7rem; text-align: start; font-size: 1.1rem; font-weight: 650;
        }
        th, td { padding: .65rem .8rem; text-align: start; vertical-align: baseline; }
        thead th {
          background: var(--head); color: var(--soft); font-size: .8rem; font-weight: 600;
        }
        tbody tr { border-top: 1px solid var(--line); }
        tbody th { width: 1%; text-align: end; }
        th:last-child, td:last-child { width: 1%; white-space: nowrap; }
        .text { font-weight: 600; overflow-wrap: anywhere; }
        .url {
          display: block; color: var(--soft); font-size: .8rem; overflow-wrap: anywhere;
          font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
        }
        .place {
          padding: 0 .4rem; border: 1px solid var(--line); border-radius: .3rem;
          color: var(--soft); font-size: .75rem; white-space: nowrap;
        }
        code {
          display: block; color: var(--soft); font-size: .8rem;
          font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
        }
        .why, .warned { display: block; color: var(--soft); font-size: .875rem; }
        .warned {
          margin-top: .3rem; padding: .35rem .6rem; border-radius: .4rem;
          background: var(--alert-back); color: var(--alert);
        }
        @media (max-width: 56rem) {
          main { grid-template-columns: minmax(0, 1fr); }
          iframe { position: static; height: 75vh; }
        }
        @media (max-width: 34rem) {
          thead { display: none; }
          tbody tr { display: grid; grid-template-columns: auto 1fr; padding: .5rem 0; }
          tbody th { width: auto; padding: .2rem .8rem; grid-row: 1 / 3; }
          td, td:last-child { width: auto; padding: .2rem .8rem .2rem 0; }
          code { display: inline; margin-left: .5rem; }
          .legend { flex-direction: column; }
          td:last-child { white-space: normal; }
        }
        @media print {
          :root {
            --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --head: #eee;
            --alert: #a33d05; --alert-back: #fff;
          }
          body { padding: 0; }
          main { display: block; }
          iframe { position: static; height: 24cm; break-after: page; }
          .table { border: 0; }
          tr { break-inside: avoid; }
        }
        """
}
