import Model

/// One table of a report.
package struct ReportTable: Hashable, Sendable {
    /// Stable name for machines: `totals`, `links`, `products`, `days`, `sales`.
    package let key: String
    /// What a person reads above the table, in the report's language.
    package var title: String
    /// From left to right.
    package var columns: [Column]
    /// Each with one cell per column.
    package var rows: [[Cell]]
    /// One cell per column; left out of CSV, where a sum over the column would count it twice.
    package var totals: [Cell]?
    /// A sentence under the table: what a number means, what was set aside.
    package var note: String?
    /// What stands in place of the rows when there are none: best the next step to take.
    package var whenEmpty: String

    /// Every row, and `totals`, must have one cell per column.
    package init(
        key: String, title: String, columns: [Column], rows: [[Cell]], totals: [Cell]? = nil,
        note: String? = nil, whenEmpty: String = "No rows."
    ) {
        let widths = (rows + (totals.map { [$0] } ?? [])).map(\.count)
        precondition(
            widths.allSatisfy { $0 == columns.count }, "table \(key) needs a cell for each column")
        self.key = key
        self.title = title
        self.columns = columns
        self.rows = rows
        self.totals = totals
        self.note = note
        self.whenEmpty = whenEmpty
    }
}

/// A column of a report table.
package struct Column: Hashable, Sendable {
    /// What its cells hold; raw values are part of the JSON output, never rename one.
    package enum Kind: String, Sendable {
        case text, integer, money, share, change, instant, day, series
    }

    /// Stable name in JSON and CSV, snake_case, unique in the table.
    package let key: String
    /// What a person reads, in the report's language.
    package let title: String
    /// Decides how its cells are aligned and spread over CSV columns.
    package let kind: Kind

    /// A column; `key` must be unique in its table.
    package init(key: String, title: String, kind: Kind) {
        self.key = key
        self.title = title
        self.kind = kind
    }

    /// Numbers stand under each other by their last digit.
    var isRightAligned: Bool {
        switch kind {
        case .integer, .money, .share, .change: true
        case .text, .instant, .day, .series: false
        }
    }
}

/// One value of a report.
package enum Cell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int64)
    case money(Money)
    /// A part of a whole; without a value where the denominator is 0.
    case share(numerator: Int64, denominator: Int64)
    /// What became of an earlier number; without a value where that is 0.
    case change(from: Int64, to: Int64)
    case instant(Instant)
    case day(Day)
    /// How a number went from day to day: none below 0.
    case series([Int64])
}
