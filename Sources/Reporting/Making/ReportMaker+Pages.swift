import Model

/// Order and pages of a report's main table, which is in memory whole.
extension ReportMaker {
    func page(_ report: inout Report, _ key: String) throws(ReportingError) {
        guard let place = report.tables.firstIndex(where: { $0.key == key }) else { return }
        try sort(&report.tables[place])
        let rows = report.tables[place].rows
        let start = min(try RowCursor(request.cursor).row, rows.count)
        let end = min(rows.count, start + request.limit)
        report.tables[place].rows = Array(rows[start..<end])
        if end < rows.count, request.limit > 0 { report.next = RowCursor(row: end).text }
        guard end - start < rows.count else { return }
        let note = texts(
            .noteFirstRows, format.integer(Int64(end - start)), format.integer(Int64(rows.count)))
        report.tables[place].note = [report.tables[place].note, note].compactMap(\.self)
            .joined(separator: " ")
    }

    private func sort(_ table: inout ReportTable) throws(ReportingError) {
        guard let sort = request.sort else { return }
        guard let column = table.columns.firstIndex(where: { $0.key == sort.column }) else {
            throw .parameter(
                name: "sort", value: sort.column, allowed: table.columns.map(\.key))
        }
        let sorted = table.rows.enumerated().sorted { left, right in
            let (one, other) = (left.element[column], right.element[column])
            // What has no value stands last either way; equal ones stay as they were.
            guard let order = one.order(beside: other) else {
                return one.isBlank == other.isBlank ? left.offset < right.offset : other.isBlank
            }
            if order == 0 { return left.offset < right.offset }
            return sort.isDescending ? order > 0 : order < 0
        }
        table.rows = sorted.map(\.element)
    }
}

/// A place in a table by its row: `row-100`.
struct RowCursor {
    let row: Int

    init(row: Int) { self.row = row }

    /// `nil` is the beginning.
    init(_ text: String?) throws(ReportingError) {
        guard let text else {
            row = 0
            return
        }
        guard text.hasPrefix("row-"), let row = Int(text.dropFirst(4)), row >= 0 else {
            throw Self.unknown(text)
        }
        self.row = row
    }

    static func unknown(_ text: String) -> ReportingError {
        .parameter(name: "cursor", value: text, allowed: ["what the page before gave as next"])
    }

    var text: String { "row-\(row)" }
}

extension Cell {
    var isBlank: Bool {
        switch self {
        case .empty, .share(_, 0): true
        case .change(let old, _): old <= 0
        default: false
        }
    }

    /// Below 0 where it stands before `other`, 0 where they are equal; `nil` where either is
    /// blank.
    fileprivate func order(beside other: Cell) -> Int? {
        guard !isBlank, !other.isBlank else { return nil }
        switch (self, other) {
        case (.text(let one), .text(let other)):
            return Self.order(one.lowercased(), other.lowercased())
        case (.integer(let one), .integer(let other)): return Self.order(one, other)
        case (.money(let one), .money(let other)):
            return Self.order(one.minorUnits, other.minorUnits)
        case (.share(let part, let whole), .share(let otherPart, let otherWhole)):
            return Self.order(
                Double(part) / Double(whole), Double(otherPart) / Double(otherWhole))
        case (.change(let old, let new), .change(let otherOld, let otherNew)):
            return Self.order(Double(new) / Double(old), Double(otherNew) / Double(otherOld))
        case (.instant(let one), .instant(let other)): return Self.order(one, other)
        case (.day(let one), .day(let other)): return Self.order(one, other)
        default: return nil
        }
    }

    private static func order<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
        one < other ? -1 : one == other ? 0 : 1
    }
}
