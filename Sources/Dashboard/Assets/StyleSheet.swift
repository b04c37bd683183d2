import Reporting

/// The one style sheet, in parts by what they style.
///
/// Raw literals: `.embedInCode` makes builds crawl. Colours are variables, so that the dark page
/// is one block; text has a contrast of at least 4.5 to 1 (WCAG 1.4.3).
enum StyleSheet {
    static let parts = [
        colours, page, head, tables, forms, notices, hits, reports, newsletters,
        SVGChart.styleSheet, print,
    ]
}
