import Foundation
import Model

/// Sales as JSON, turned into the queries that the pixel would have sent: so one reading, one
/// event and one set of names serve both.
struct SaleJSON {
    /// One query per sale, in the order they stand in the body.
    let queries: [[UInt8]]

    /// Sales in one request at the most.
    static let maximumSales = 100
    /// The names an order's lines come under.
    private static let lineNames: Set<String> = ["lines", "items", "products"]

    /// Reads one object, an array of them, or `{"sales": […]}`.
    init(_ body: [UInt8]) throws(Problem) {
        let value: JSONValue
        do { value = try JSONDecoder().decode(JSONValue.self, from: Data(body)) } catch {
            throw .notJSON
        }
        let items: [JSONValue]
        switch value {
        case .array(let array): items = array
        case .object(let object):
            if case .array(let array)? = object["sales"] { items = array } else { items = [value] }
        default: throw .notJSON
        }
        guard (1...Self.maximumSales).contains(items.count) else { throw .wrongCount }
        var queries: [[UInt8]] = []
        for item in items {
            guard case .object(let sale) = item else { throw .notJSON }
            queries.append(Self.query(sale))
        }
        self.queries = queries
    }

    /// The lines stand last: what is too long to be kept is cut at its end.
    private static func query(_ sale: [String: JSONValue]) -> [UInt8] {
        var query = QueryText()
        let sorted = sale.sorted { $0.key < $1.key }
        let lines = sorted.compactMap { name, value -> [JSONValue]? in
            if lineNames.contains(name), case .array(let lines) = value { lines } else { nil }
        }
        let hasLines = !lines.isEmpty
        for (name, value) in sorted {
            if lineNames.contains(name), case .array = value { continue }
            // Beside lines the order's own amount is their total, not one more line.
            let isTotal = hasLines && amountNames.contains(name.lowercased())
            let target = isTotal ? SaleField.total.names[0] : name
            if name == "amount_minor" {
                let target = hasLines ? SaleField.total.names[0] : SaleField.amount.names[0]
                append(minor: value, target, currency: sale["currency"], to: &query)
            } else {
                append(target, value, to: &query)
            }
        }
        var products = QueryText()
        for lines in lines { append(lines: lines, to: &products) }
        if query.hasNumbers || products.hasNumbers { query.append("number_format", "point") }
        return query.followed(by: products).bytes
    }

    private static let amountNames = Set(SaleField.amount.names.map { $0.lowercased() })

    /// What any line has is sent for each, so that the lines match by their place.
    private static func append(lines: [JSONValue], to query: inout QueryText) {
        let objects = lines.map { line -> [String: JSONValue] in
            if case .object(let object) = line { object } else { [:] }
        }
        for field in [SaleField.product, .quantity, .amount] {
            let values = objects.map { value(field, of: $0) }
            guard values.contains(where: { $0 != nil }) else { continue }
            for value in values { append(field.names[0], value ?? .text(""), to: &query) }
        }
    }

    private static func value(_ field: SaleField, of line: [String: JSONValue]) -> JSONValue? {
        let names = field.names + (field == .product ? ["name", "sku"] : [])
        let lower = Set(names.map { $0.lowercased() })
        return line.sorted { $0.key < $1.key }.first { lower.contains($0.key.lowercased()) }?.value
    }

    private static func append(
        _ name: String, _ value: JSONValue, to query: inout QueryText
    ) {
        switch value {
        case .null: return
        case .flag(let flag): query.append(name, flag ? "1" : "0")
        case .text(let text): query.append(name, text)
        case .number(let number):
            query.append(name, number)
            query.hasNumbers = true
        case .array, .object:
            query.append(name, String(decoding: JSONText.encode(value), as: UTF8.self))
        }
    }

    /// Whole minor units (cents) of the sale's currency.
    private static func append(
        minor value: JSONValue, _ name: String, currency: JSONValue?, to query: inout QueryText
    ) {
        guard case .number(let text) = value, let units = Int64(text),
            case .text(let code)? = currency, let currency = Currency(known: code)
        else { return append("amount_minor", value, to: &query) }
        query.append(name, Money(minorUnits: units, currency: currency).decimal)
        query.hasNumbers = true
    }
}

/// A query under construction.
struct QueryText {
    private(set) var bytes: [UInt8] = []
    /// Whether numbers with a decimal point are in it.
    var hasNumbers = false

    /// Both, one behind the other.
    func followed(by other: QueryText) -> QueryText {
        if bytes.isEmpty || other.bytes.isEmpty { return bytes.isEmpty ? other : self }
        var both = self
        both.bytes += [UInt8(ascii: "&")] + other.bytes
        return both
    }

    mutating func append(_ name: String, _ value: String) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        bytes += QueryParameters.encoded(name) + [UInt8(ascii: "=")]
        bytes += QueryParameters.encoded(value)
    }
}
