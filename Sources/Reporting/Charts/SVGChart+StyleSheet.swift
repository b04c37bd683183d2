extension SVGChart {
    /// Rules for the classes of a picture; colours come from the page's variables.
    package static let styleSheet = """
        .chart { display: block; width: 100%; height: auto; }
        .chart text, .spark text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, \
        "Helvetica Neue", sans-serif; font-variant-numeric: tabular-nums; }
        .c-label { fill: var(--soft); }
        .c-name { fill: var(--ink); font-size: 13px; }
        .c-value { fill: var(--soft); font-size: 13px; }
        .c-grid { stroke: var(--line); stroke-width: 1; }
        .c-axis { stroke: var(--soft); stroke-width: 1; }
        .c-line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
        .c-before { fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 5 4; }
        .c-area { fill: var(--accent); opacity: .12; }
        .c-dot { fill: var(--accent); }
        .c-bar { fill: var(--accent); }
        .c-hit { fill: transparent; }
        .c-hit:hover { fill: var(--soft); opacity: .1; }
        .spark { width: 7rem; height: 1.5rem; vertical-align: middle; }
        """

    /// Colours for a picture outside of a page.
    static let variables = """
        :root { --ink: #1a2028; --soft: #5a6472; --line: #e1e5ea; --accent: #1f6f54; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e8ebef; --soft: #a2acb8; --line: #2d353e; --accent: #6fcfa8; }
        }
        """
}
