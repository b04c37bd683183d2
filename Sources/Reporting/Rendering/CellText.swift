import Model

/// How a cell reads for a person, in the terminal and on the page alike.
package struct CellText: Sendable {
    /// Stands where there is no value.
    package static let none = "–"

    let clock: ReportClock
    let format: LocalFormat

    init(clock: ReportClock, language: Language) {
        self.clock = clock
        format = LocalFormat(language)
    }

    /// By the zone and the language of a report.
    package init(_ report: Report) {
        self.init(clock: report.clock, language: report.language)
    }

    /// Plain text: not yet safe for a terminal or a page.
    package func text(_ cell: Cell) -> String {
        switch cell {
        case .empty: Self.none
        case .text(let text): text
        case .integer(let number): format.integer(number)
        case .money(let money): format.money(money)
        case .share(let part, let whole): format.percent(part, of: whole) ?? Self.none
        case .change(let old, let new): format.change(from: old, to: new) ?? Self.none
        case .instant(let instant): format.minute(instant, clock)
        case .day(let day): format.day(day)
        case .series(let values): Sparkline(values).text
        }
    }
}
