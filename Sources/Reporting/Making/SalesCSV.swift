import Model
import Store

/// The table of sales as CSV, made from the rows where they stand: the same bytes as
/// ``CSVStream`` makes of ``ReportMaker``'s cells, without a value for each cell.
package struct SalesCSV {
    private var stream: CSVStream
    /// Keys by campaign; `nil` in a report of one campaign, which has no such column.
    private let keys: [Int64: [UInt8]]?
    private var currency: (code: [UInt8], known: Currency?) = ([], nil)
    private var remarks: [UInt8] = []

    package init(_ maker: ReportMaker, dialect: CSVRenderer.Dialect, header: CSVRenderer.Header) {
        stream = CSVStream(maker.saleColumns, dialect: dialect, header: header, clock: maker.clock)
        keys = maker.campaignBytes
    }

    /// What was written since it was taken last.
    package var bytes: [UInt8] { stream.bytes }

    /// Takes what was written.
    package mutating func removeAll() { stream.removeAll() }

    package mutating func append(_ sale: SaleRow) {
        stream.harmless(sale.bytes(.contact))
        stream.separate()
        stream.harmless(sale.bytes(.product))
        stream.separate()
        number(sale, .quantity)
        amount(sale)
        stream.separate()
        stream.append(sale.at)
        stream.separate()
        if let keys {
            if let key = sale.number(.campaign).flatMap({ keys[$0] }) {
                key.withUnsafeBytes { stream.harmless($0) }
            }
            stream.separate()
        }
        number(sale, .link)
        stream.harmless(sale.bytes(.orderID))
        stream.separate()
        remarks(sale)
        stream.endLine()
    }

    private mutating func number(_ sale: SaleRow, _ which: SaleRow.Number) {
        if let number = sale.number(which) { stream.digits(number) }
        stream.separate()
    }

    private mutating func amount(_ sale: SaleRow) {
        let code = sale.bytes(.currency)
        if !code.elementsEqual(currency.code) {
            let text = String(decoding: code, as: UTF8.self)
            currency = (Array(code), Currency(text))
        }
        guard let minorUnits = sale.number(.amount), let known = currency.known else {
            return stream.separate()
        }
        stream.append(Money(minorUnits: minorUnits, currency: known))
    }

    private mutating func remarks(_ sale: SaleRow) {
        let notes = sale.bytes(.notes)
        let reason = sale.bytes(.unattributed)
        guard !reason.isEmpty, !notes.isEmpty else {
            return stream.harmless(reason.isEmpty ? notes : reason)
        }
        remarks.removeAll(keepingCapacity: true)
        remarks.append(contentsOf: reason)
        remarks.append(0x20)
        // Asked again: the pointer lasts only until another reading.
        remarks.append(contentsOf: sale.bytes(.notes))
        remarks.withUnsafeBytes { stream.harmless($0) }
    }
}

extension ReportMaker {
    fileprivate var campaignBytes: [Int64: [UInt8]]? {
        guard campaign == nil else { return nil }
        return Dictionary(
            uniqueKeysWithValues: campaigns.map {
                (Int64(clamping: $0.id.value), Array($0.key.utf8))
            })
    }

    /// All sales, page by page, each shown to `body` where it stands: for tables too long to hold.
    /// `endPage` is called after each page, when nothing is being read.
    package func eachSaleRow<Cause: Error>(
        from reader: ReportReader, reading: (StoreError) -> Cause, _ body: (SaleRow) -> Void,
        endPage: () throws(Cause) -> Void
    ) throws(Cause) {
        var last: SaleCursor?
        while true {
            var (count, end) = (0, last)
            do throws(StoreError) {
                try reader.eachSale(filter, after: last, limit: Self.pageLength) { row in
                    body(row)
                    count += 1
                    if count == Self.pageLength { end = row.cursor }
                }
            } catch {
                throw reading(error)
            }
            try endPage()
            guard count == Self.pageLength else { return }
            last = end
        }
    }
}
