import Foundation
import LinkRewriting
import Mailing
import Model
import Reporting
import Service
import Store

/// `saletrail import sales FILE`: sales of the past.
struct ImportSalesCommand: Command {
    static let help = CommandHelp(
        "import sales", "Take in sales of the past from a CSV or JSON lines file.",
        operands: [Operand(name: "FILE")], options: [.account],
        example: "saletrail import sales orders-2025.csv --account 4071",
        notes: """
            Columns, or fields of each JSON object, are the parameters of the sale pixel:
            order_id (required), PRODUCTO, CANTIDAD, IMPORTE, currency; and date (required): a day
            or a time such as 2025-11-21, 2025-11-21 19:57 in the shop's zone, or
            2025-11-21T19:57:03Z. An order that is known already does not count again, so the
            same file can be given twice. The whole file is checked first: if a line cannot be
            read nothing is taken in. No cookie came with them, so no campaign gets them.
            """)

    /// Sales in one transaction of the staged file.
    private static let batch = 10_000

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try arguments.account()
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        let file = try InputFile.read(arguments.operand(0) ?? "", called: "sales file")
        let staged = try failing { () throws(StoreError) in try StagedSales(arguments.folder) }
        do throws(Failure) {
            try stage(file, account, staged)
        } catch {
            try? staged.discard()
            throw error
        }
        try Upkeeping.run(.importSales(path: staged.path), arguments, console)
        console.note(
            "Taken in: \(Count(staged.count, "sale")). Orders that were known already are "
                + "repeats: saletrail hits --account \(id)")
    }

    private static func stage(
        _ file: [UInt8], _ account: SubAccount, _ staged: StagedSales
    ) throws(Failure) {
        var rows = try ImportedRows(file)
        let reading = try ImportedSale.Reading(account: account, now: SystemClock.now())
        var waiting: [JournalEntry] = []
        while let row = try rows.next() {
            waiting.append(try reading.entry(row))
            guard waiting.count == batch else { continue }
            try failing { () throws(StoreError) in try staged.append(waiting) }
            waiting.removeAll(keepingCapacity: true)
        }
        try failing { () throws(StoreError) in try staged.append(waiting) }
    }
}

/// Rows of a CSV file with a header, or of JSON lines: names and values.
struct ImportedRows {
    typealias Row = (line: Int, fields: [String: String])

    private var records: DelimitedText?
    private var values = FieldValues()
    private var header: [String] = []
    private var lines: [ArraySlice<UInt8>] = []
    private var line = 0
    private let decoder = JSONDecoder()

    init(_ file: [UInt8]) throws(Failure) {
        if file.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "{") {
            lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
            return
        }
        let isUTF8 = String(validating: file, as: UTF8.self) != nil
        records = try Self.reading { () throws(MailingError) in
            try DelimitedText(ContactSource(file), isUTF8 ? .utf8 : .windows1252)
        }
        header = try nextRecord()?.fields ?? []
    }

    mutating func next() throws(Failure) -> Row? {
        guard let record = try nextRecord() else { return try nextObject() }
        return (record.line, Dictionary(zip(header, record.fields)) { first, _ in first })
    }

    private mutating func nextRecord() throws(Failure) -> (line: Int, fields: [String])? {
        guard var text = records else { return nil }
        // Held once: a copy of its window for each record would cost more than reading it.
        records = nil
        defer { records = text }
        let isThere = try Self.reading { () throws(MailingError) in try text.next(into: &values) }
        return isThere ? (text.line, (0..<values.count).map { values.text($0) }) : nil
    }

    /// In words of this file, which is no contact list.
    private static func reading<Value>(
        _ body: () throws(MailingError) -> Value
    ) throws(Failure) -> Value {
        do throws(MailingError) { return try body() } catch {
            guard case .contacts(let fault, let line) = error else { throw error.failure }
            throw Failure("line \(line) \(fault)", try: error.hint, .badInput)
        }
    }

    private mutating func nextObject() throws(Failure) -> Row? {
        while line < lines.count {
            line += 1
            let text = lines[line - 1]
            guard text.contains(where: { $0 > 0x20 }) else { continue }
            guard let fields = try? decoder.decode([String: Scalar].self, from: Data(text)) else {
                throw Failure(
                    "line \(line) is no JSON object of texts and numbers",
                    try: "one object a line, for instance {\"order_id\":\"A1\"}", .badInput)
            }
            return (line, fields.compactMapValues(\.text))
        }
        return nil
    }

    /// A JSON value that is no list and no object.
    private struct Scalar: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                text = nil
            } else if let string = try? value.decode(String.self) {
                text = string
            } else {
                text = try value.decode(Decimal.self).description
            }
        }
    }
}

/// One row as an event of the journal.
enum ImportedSale {
    struct Reading {
        private let account: SubAccount
        private let clock: ReportClock
        private let now: Instant

        init(account: SubAccount, now: Instant) throws(Failure) {
            self.account = account
            self.now = now
            do throws(ReportClockError) {
                clock = try ReportClock(timeZone: account.timeZone)
            } catch {
                throw Failure(error.description, try: error.hint, .inputOutput)
            }
        }

        func entry(_ row: ImportedRows.Row) throws(Failure) -> JournalEntry {
            guard let text = row.fields["date"], let at = instant(text) else {
                throw Failure(
                    "line \(row.line) has no date that can be read",
                    try: "2025-11-21, 2025-11-21 19:57 or 2025-11-21T19:57:03Z", .badInput)
            }
            let query = query(row.fields)
            let parameters = SaleParameters(query: query.utf8, defaultCurrency: account.currency)
            guard parameters.orderID != nil else {
                throw Failure(
                    "line \(row.line) has no order_id", try: "each sale needs its own",
                    .badInput)
            }
            let hit = SaleHit(
                at: at, account: account.id, query: query, host: account.trackingHost,
                form: .imported, isSecure: true, cookie: .none, setAside: nil)
            return JournalEntry(imported: hit, at: now)
        }

        private func query(_ fields: [String: String]) -> String {
            var pairs = ["empId=\(account.id)"]
            for name in SaleParameters.names.dropFirst() {
                if let value = fields[name], !value.isEmpty {
                    pairs.append(name + "=" + encoded(value))
                }
            }
            return pairs.joined(separator: "&")
        }

        /// RFC 3986, section 2.3: everything but unreserved characters.
        private func encoded(_ text: String) -> String {
            text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        }

        private func instant(_ text: String) -> Instant? {
            let parts = text.split(separator: " ")
            if let day = Day(iso: String(parts.first ?? "")) {
                let start = clock.start(of: day)
                guard parts.count == 2 else { return parts.count == 1 ? start : nil }
                return minutes(parts[1]).map { start.advanced(by: .seconds($0 * 60)) }
            }
            guard let date = try? Date(text, strategy: .iso8601) else { return nil }
            return Instant(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
        }

        private func minutes(_ text: Substring) -> Int64? {
            let parts = text.split(separator: ":").map { Int64($0) }
            guard parts.count >= 2, let hour = parts[0], let minute = parts[1],
                (0..<24).contains(hour), (0..<60).contains(minute)
            else { return nil }
            return hour * 60 + minute
        }
    }
}
