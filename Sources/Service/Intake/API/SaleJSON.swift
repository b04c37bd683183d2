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

    private static func query(_ sale: [String: JSONValue]) -> [UInt8] {
        var query = QueryText()
        let hasLines = sale.keys.contains { lineNames.contains($0) }
        for (name, value) in sale.sorted(by: { $0.key < $1.key }) {
            // Beside lines the order's own amount is their total, not one more line.
            let isTotal = hasLines && amountNames.contains(name.lowercased())
            let target = isTotal ? SaleField.total.names[0] : name
            if lineNames.contains(name), case .array(let lines) = value {
                append(lines: lines, to: &query)
            } else if name == "amount_minor" {
                let target = hasLines ? SaleField.total.names[0] : SaleField.amount.names[0]
                append(minor: value, target, currency: sale["currency"], to: &query)
            } else {
                append(target, value, to: &query)
            }
        }
        if query.hasNumbers { query.append("number_format", "point") }
        return query.bytes
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

    mutating func append(_ name: String, _ value: String) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
        append(encoded: name)
        bytes.append(UInt8(ascii: "="))
        append(encoded: value)
    }

    /// application/x-www-form-urlencoded percent-encode set (URL Standard, section 5.2).
    private mutating func append(encoded text: String) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
    }
}
