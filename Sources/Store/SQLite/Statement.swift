import CSQLite
import Model

/// A prepared statement: bind, step, read, reset.
final class Statement {
    private let handle: OpaquePointer
    private unowned let connection: Connection

    init(_ handle: OpaquePointer, connection: Connection) {
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ values: [(any SQLBindable)?]) throws(StoreError) {
        for (index, value) in values.enumerated() {
            try bind(Int32(index + 1), value?.sqlValue ?? .null)
        }
    }

    /// Binds one value; the first parameter is 1.
    func bind(_ index: Int32, _ value: SQLValue) throws(StoreError) {
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .text(let text): bind(text: text, index)
            case .blob(let bytes): saletrail_bind_blob(handle, index, bytes, Int32(bytes.count))
            }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Binds a number; the first parameter is 1.
    func bind(_ index: Int32, _ number: Int64) throws(StoreError) {
        let code = sqlite3_bind_int64(handle, index, number)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Binds bytes where they are, for one step that returns no row; then resets.
    func run(binding index: Int32, toBytesOf bytes: [UInt8]) throws(StoreError) {
        let code = bytes.withUnsafeBytes { bytes in
            let bound =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, index, 0)
                : sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), nil)
            return bound == SQLITE_OK ? sqlite3_step(handle) : bound
        }
        defer { reset() }
        guard code == SQLITE_DONE else { throw failure(code) }
    }

    private func bind(text: String, _ index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                saletrail_bind_text(handle, index, $0.baseAddress, Int32($0.count))
            }
        }
    }

    /// Advances; `false` when there are no more rows.
    func step() throws(StoreError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case let code: throw failure(code)
        }
    }

    /// Ends the read and forgets the values, so that no lock and no personal data stays behind.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    var row: Row { Row(handle: handle) }

    var columnCount: Int32 { sqlite3_column_count(handle) }

    private func failure(_ code: Int32) -> StoreError {
        connection.error(code, doing: String(cString: sqlite3_sql(handle)))
    }
}

/// The current row of a statement: valid until its next step.
struct Row {
    fileprivate let handle: OpaquePointer

    func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, column) {
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }

    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

    func flag(_ column: Int32) -> Bool { integer(column) != 0 }

    func text(_ column: Int32) -> String {
        // The length is asked after the text: the order SQLite asks for (c3ref/column_blob.html).
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

    func blob(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, column))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The text where it is: only until the next step, or another reading of the column.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        // The length is asked after the text: the order SQLite asks for (c3ref/column_blob.html).
        let start = sqlite3_column_text(handle, column)
        return UnsafeRawBufferPointer(
            start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
    }

    /// The bytes where they are: only inside `body`, and only until the next step.
    func withBytes<Value>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        let start = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    func instant(_ column: Int32) -> Instant { Instant(milliseconds: integer(column)) }

    func identifier<Subject>(_ column: Int32) -> Identifier<Subject> {
        Identifier(UInt64(clamping: integer(column)))
    }

    func optionalIdentifier<Subject>(_ column: Int32) -> Identifier<Subject>? {
        isNull(column) ? nil : identifier(column)
    }
}
