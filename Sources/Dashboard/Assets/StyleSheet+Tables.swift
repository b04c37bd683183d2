extension StyleSheet {
    static let tables = #"""
        .scroll {
          margin: 0 0 1.5rem; overflow-x: auto; background: var(--card);
          border: 1px solid var(--line); border-radius: .6rem;
        }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        caption { padding: .9rem 1rem .7rem; text-align: start; font-weight: 650; }
        th, td { padding: .6rem 1rem; text-align: start; vertical-align: baseline; }
        thead th {
          background: var(--head); color: var(--soft); font-size: .85rem; font-weight: 600;
          white-space: nowrap;
        }
        tbody th { font-weight: 500; }
        tbody tr { border-top: 1px solid var(--line); }
        tbody tr:hover { background: var(--head); }
        tfoot tr { border-top: 2px solid var(--soft); }
        tfoot th, tfoot td { font-weight: 700; }
        .number { text-align: end; white-space: nowrap; }
        .time { white-space: nowrap; }
        td small { display: block; font-size: .85rem; }
        .pairs { margin: 0; }
        .pairs div { display: inline; margin-right: .9rem; }
        .pairs dt, .pairs dd { display: inline; margin: 0; overflow-wrap: anywhere; }
        .pairs dt { margin-right: .3rem; color: var(--soft); font-size: .85rem; }
        td form { display: inline; }
        td:last-child form button { margin: -.35rem 0; }
        @media (max-width: 40rem) {
          th, td { padding: .6rem .75rem; }
          thead th { white-space: normal; }
          .stack thead { display: none; }
          .stack tr { display: block; padding: .5rem 0; }
          .stack td, .stack th { display: block; padding: .2rem .75rem; }
        }
        """#

    static let forms = #"""
        form > :last-child { margin-bottom: 0; }
        label, legend { display: block; margin: 0 0 .3rem; font-weight: 600; }
        label small, .field small {
          display: block; color: var(--soft); font-weight: 400; font-size: .85rem;
        }
        fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; }
        .field { margin: 0 0 1.25rem; max-width: 32rem; }
        .choice { display: flex; gap: .6rem; align-items: baseline; font-weight: 400; }
        input:not([type="checkbox"], [type="radio"]), select, textarea {
          width: 100%; min-height: 2.75rem; padding: .55rem .75rem; color: inherit; font: inherit;
          background: var(--card); border: 1px solid var(--soft); border-radius: .5rem;
        }
        textarea { min-height: 12rem; font-family: ui-monospace, Menlo, Consolas, monospace; }
        [aria-invalid="true"] { border-color: var(--bad); }
        .error { margin: .3rem 0 0; color: var(--bad); font-size: .9rem; }
        button, .button {
          display: inline-flex; align-items: center; min-height: 2.75rem; padding: .5rem 1.1rem;
          font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
          color: var(--accent-ink); background: var(--accent); border: 1px solid var(--accent);
          border-radius: .5rem;
        }
        button.plain, .button.plain {
          color: var(--ink); background: var(--card); border-color: var(--line);
        }
        button.plain:hover, .button.plain:hover { border-color: var(--soft); }
        button.danger { color: var(--bad); background: var(--card); border-color: var(--bad); }
        .filters {
          display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin: 0 0 1.25rem;
        }
        .filters .field { margin: 0; min-width: 11rem; }
        @media (max-width: 40rem) { .filters .field { flex: 1 1 100%; max-width: none; } }
        """#
}
