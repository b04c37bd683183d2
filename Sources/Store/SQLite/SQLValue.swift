import Model

/// A value of one of SQLite's storage classes.
enum SQLValue {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// What can be bound to a statement.
protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension Int64: SQLBindable {
    var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLBindable {
    var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLBindable {
    var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
    var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
    var sqlValue: SQLValue { .blob(self) }
}

extension Identifier: SQLBindable {
    /// Identifiers stay below 2^63: see `Identifier.init(decimal:)` and the tables that make them.
    var sqlValue: SQLValue { .integer(Int64(clamping: value)) }
}

extension Instant: SQLBindable {
    var sqlValue: SQLValue { .integer(milliseconds) }
}

extension Day: SQLBindable {
    var sqlValue: SQLValue { .integer(number) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
