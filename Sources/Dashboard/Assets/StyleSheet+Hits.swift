extension StyleSheet {
    static let hits = #"""
        .lead { max-width: 48rem; font-size: 1.05rem; }
        .watch {
          display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin: 0 0 1rem;
        }
        .watch > * { margin: 0; }
        .watch [role=status] { order: 1; }
        .watch:empty { display: none; }
        ol.hits { margin: 0 0 1rem; padding: 0; list-style: none; }
        ol.hits > li {
          padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
        }
        ol.hits > li + li { border-top: 0; }
        ol.hits > li:first-child { border-radius: .6rem .6rem 0 0; }
        ol.hits > li:last-child { border-radius: 0 0 .6rem .6rem; }
        ol.hits > li:only-child { border-radius: .6rem; }
        ol.hits p { margin: 0 0 .6rem; max-width: none; }
        ol.hits > li > p:last-child { margin: .5rem 0 0; font-size: .9rem; }
        ol.hits dl.facts { margin: 0 0 .6rem; gap: .5rem 1.5rem; }
        ol.hits dl.facts dd { font-weight: 400; }
        .head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
        .head time { font-weight: 650; font-variant-numeric: tabular-nums; }
        .fresh { animation: fresh 4s ease-out; }
        @keyframes fresh { from { background: var(--wash); } }
        @media (prefers-reduced-motion: reduce) { .fresh { animation: none; } }
        ol.hits summary { color: var(--accent); }
        details.card { margin: 0 0 2.25rem; padding-block: .4rem; }
        details.card > summary { color: inherit; font-weight: 600; }
        details.card[open] { padding-bottom: 1.25rem; }
        ol.hits pre { max-height: 12rem; white-space: pre-wrap; overflow-wrap: anywhere; }
        ol.trail { margin: 0 0 1rem; padding: 0; list-style: none; }
        ol.trail li {
          display: grid; grid-template-columns: minmax(9rem, 18rem) 4.5rem 1fr;
          gap: .25rem 1rem; padding: .5rem 0; border-top: 1px solid var(--line);
          overflow-wrap: anywhere;
        }
        ol.trail li:first-child { border-top: 0; }
        ol.trail .badge { justify-self: start; align-self: start; }
        ol.steps { margin: 0; padding: 0; list-style: none; counter-reset: step; }
        ol.steps h2::before { counter-increment: step; content: counter(step) ". "; }
        .copyable { position: relative; }
        .copyable > pre {
          padding-inline-end: 7rem; white-space: pre-wrap; overflow-wrap: anywhere;
        }
        .copyable > button { position: absolute; top: .5rem; inset-inline-end: .5rem; }
        .inline { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0 0; }
        .inline input { flex: 1 1 20rem; font-family: ui-monospace, Menlo, Consolas, monospace; }
        @media (max-width: 40rem) {
          ol.trail li { grid-template-columns: 1fr auto; }
          ol.trail li > :last-child { grid-column: 1 / -1; }
          .copyable > pre { padding-inline-end: 1rem; }
          .copyable > button { position: static; }
        }
        """#
}
