import Model
import Store

/// Order and pages of the list of sales, which is never in memory whole.
extension ReportMaker {
    /// What the list can be ordered by.
    static let saleSorts = ["date"] + SaleValue.allCases.map(\.rawValue)

    /// Throws where the request names an order or a place that the list does not have.
    func checkSaleOrder() throws(ReportingError) {
        guard request.kind == .sales else { return }
        if let sort = request.sort, !Self.saleSorts.contains(sort.column) {
            throw .parameter(name: "sort", value: sort.column, allowed: Self.saleSorts)
        }
        if isByTime {
            if let text = request.cursor, SaleCursor(text: text) == nil {
                throw RowCursor.unknown(text)
            }
        } else {
            _ = try RowCursor(request.cursor)
        }
    }

    private var isByTime: Bool { request.sort.map { $0.column == "date" } ?? true }

    private var saleOrder: SaleOrder {
        guard let sort = request.sort, let value = SaleValue(rawValue: sort.column) else {
            return request.sort?.isDescending ?? false ? .newestFirst : .oldestFirst
        }
        return .by(value, isDescending: sort.isDescending)
    }

    /// The sales of the page, and where the next one begins.
    func salePage(
        _ source: some ReportSource
    ) throws(StoreError) -> (sales: [SaleLine], next: String?) {
        let limit = request.limit
        guard limit > 0 else { return ([], nil) }
        let start = isByTime ? 0 : (try? RowCursor(request.cursor).row) ?? 0
        let after = isByTime ? request.cursor.flatMap(SaleCursor.init(text:)) : nil
        // One more tells whether there is a next page.
        let found = try source.sales(
            filter, inOrder: saleOrder, after: after, offset: start,
            limit: limit == .max ? limit : limit + 1)
        guard found.count > limit else { return (found, nil) }
        let page = Array(found.prefix(limit))
        let next = isByTime ? page.last?.cursor.text : RowCursor(row: start + limit).text
        return (page, next)
    }
}

extension SaleCursor {
    /// `sale.20778.1795259400000.7`: day, milliseconds, number.
    var text: String { "sale.\(day.number).\(at.milliseconds).\(seq)" }

    init?(text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 4, parts[0] == "sale", let day = Int64(parts[1]),
            let at = Int64(parts[2]), let seq = Int64(parts[3])
        else { return nil }
        self.init(day: Day(number: day), at: Instant(milliseconds: at), seq: seq)
    }
}
