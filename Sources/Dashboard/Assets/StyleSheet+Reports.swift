import Mailing

extension StyleSheet {
    static let reports = #"""
        nav.tabs.reports { margin-bottom: 1.25rem; }
        .controls { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 0 0 1rem; }
        .presets ul { gap: .25rem; }
        .presets a {
          display: inline-flex; align-items: center; min-height: 2.5rem; padding: .3rem .75rem;
          border: 1px solid transparent; border-radius: .5rem; color: var(--soft);
          text-decoration: none; white-space: nowrap;
        }
        .presets a:hover { border-color: var(--line); color: var(--ink); }
        .presets a[aria-current] { background: var(--wash); color: var(--accent); }
        .controls .filters { margin: 0; flex: 1 1 100%; }
        .controls .filters .field { min-width: 9rem; }
        .controls details.more { align-self: end; }
        .controls details.more > div { display: flex; flex-wrap: wrap; gap: .75rem; }
        .controls details[open] { flex: 1 1 100%; order: 9; }
        summary { min-height: 2.75rem; padding: .6rem 0; cursor: pointer; color: var(--soft); }
        .chips {
          display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: 0 0 1rem;
          padding: 0; list-style: none;
        }
        .chip {
          display: inline-block; padding: .3rem .75rem; border-radius: 1rem; text-decoration: none;
          background: var(--wash); color: var(--accent); overflow-wrap: anywhere;
        }
        dl.line {
          display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0 0 1.5rem;
          color: var(--soft); font-size: .875rem;
        }
        dl.line div { display: flex; gap: .4rem; }
        dl.line dt::after { content: ":"; }
        dl.line dd { margin: 0; color: var(--ink); }
        dl.tiles {
          display: grid; grid-template-columns: repeat(auto-fill, minmax(10.5rem, 1fr));
          gap: .75rem;
          margin: 0 0 .75rem;
        }
        dl.tiles div {
          padding: .85rem 1rem; background: var(--card); border: 1px solid var(--line);
          border-radius: .6rem;
        }
        dl.tiles dt { color: var(--soft); font-size: .85rem; }
        dl.tiles dd {
          margin: 0; font-size: 1.15rem; font-weight: 650; font-variant-numeric: tabular-nums;
          white-space: nowrap;
        }
        dl.tiles small { display: block; font-size: .85rem; font-weight: 400; }
        dl.tiles small span { color: var(--soft); }
        .pictures {
          display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
          gap: 0 1.5rem; align-items: start;
        }
        figure {
          margin: 0 0 1.5rem; padding: .9rem 1rem; background: var(--card);
          border: 1px solid var(--line); border-radius: .6rem;
        }
        figcaption { margin: 0 0 .6rem; font-weight: 650; }
        figure .exports { margin: .5rem 0 0; text-align: end; }
        .note { max-width: none; color: var(--soft); font-size: .875rem; }
        .exports { max-width: none; color: var(--soft); font-size: .875rem; }
        .exports a { margin-inline-end: .6rem; }
        section > .exports { margin: -.5rem 0 0; text-align: end; }
        section > p.empty { padding: 1.5rem; }
        thead th a { color: inherit; text-decoration: none; }
        thead th a:hover { color: var(--ink); text-decoration: underline; }
        th[aria-sort="descending"] a::after { content: " ↓"; }
        th[aria-sort="ascending"] a::after { content: " ↑"; }
        td > bdi {
          display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
          min-width: 6rem; overflow: hidden; overflow-wrap: anywhere; font-size: .9rem;
        }
        td > a > bdi { overflow-wrap: anywhere; }
        details.data { margin: 0 0 1.5rem; }
        .chooser > fieldset > div { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
        .chooser { margin: 0 0 1.5rem; }
        .keys { margin: 2rem 0 0; font-size: .875rem; }
        .keys dl { columns: 16rem; margin: 0; }
        .keys dl div { display: flex; gap: .75rem; padding: .2rem 0; break-inside: avoid; }
        .keys dd { margin: 0; }
        kbd {
          display: inline-block; min-width: 1.75rem; padding: 0 .4rem; text-align: center;
          border: 1px solid var(--line); border-radius: .3rem; background: var(--card);
        }
        """#

    static let newsletters = #"""
        .field.wide { max-width: none; }
        .split {
          display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.5rem;
          align-items: start;
        }
        .split > section:first-child { position: sticky; top: 1rem; }
        .links > .actions {
          max-width: none; margin: 1rem 0 0; padding: .75rem 0;
        }
        .switches td:last-child { width: 1%; white-space: nowrap; }
        iframe.newsletter {
          width: 100%; height: 80vh; min-height: 24rem; border: 1px solid var(--line);
          border-radius: .6rem; background: #fff; color-scheme: light;
        }
        .counts { color: var(--soft); }
        .counts .badge { margin-inline-start: .5rem; }
        .counts .badge:first-child { margin-inline-start: 0; }
        .switches th[scope="row"] { font-weight: 600; }
        .switches .url, .switches small {
          display: block; color: var(--soft); font-size: .85rem; font-weight: 400;
          overflow-wrap: anywhere;
        }
        .switches small.warn {
          margin: .3rem 0 0; padding: .3rem .6rem; border-radius: .4rem;
          background: var(--warn-wash); color: var(--warn);
        }
        fieldset.switch { display: flex; margin: 0; }
        fieldset.switch legend {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
        }
        fieldset.switch label { margin: 0; font-weight: 400; }
        fieldset.switch input {
          position: absolute; opacity: 0; width: 1px; height: 1px; min-height: 0;
        }
        fieldset.switch span {
          display: inline-flex; align-items: center; min-height: 2.5rem; padding: .25rem .6rem;
          border: 1px solid var(--line); cursor: pointer; font-size: .875rem;
        }
        fieldset.switch label:first-of-type span { border-radius: .5rem 0 0 .5rem; }
        fieldset.switch label:last-of-type span { border-radius: 0 .5rem .5rem 0; }
        fieldset.switch input:checked + span {
          background: var(--accent); border-color: var(--accent); color: var(--accent-ink);
          font-weight: 600;
        }
        fieldset.switch input:focus-visible + span { outline: 3px solid var(--accent); }
        @media (max-width: 60rem) {
          .split { grid-template-columns: minmax(0, 1fr); }
          .split > section:first-child { position: static; }
          .split iframe.newsletter { height: 50vh; }
        }
        @media (max-width: 34rem) {
          .switches thead { display: none; }
          .switches tbody tr { display: grid; grid-template-columns: auto 1fr; }
          .switches td:last-child { grid-column: 2; padding-top: 0; }
        }
        """# + fates

    /// Of the numbers over the newsletter's links and beside them.
    private static var fates: String {
        LinkFate.allCases.map {
            "\n.badge.fate-\($0.rawValue) { background: \($0.colour); color: #fff; }"
        }.joined()
    }
}
