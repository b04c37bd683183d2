import Model

/// A sale as it stands in the report tables, not copied: for tables too long to make values of.
///
/// Valid only until the next one is read.
package struct SaleRow {
    let row: Row

    /// Texts of the row.
    package enum Text: Int32, Sendable {
        case contact = 3
        case product = 6
        case currency = 9
        case orderID = 10
        case unattributed = 11
        case notes = 12
    }

    /// Numbers of the row.
    package enum Number: Int32, Sendable {
        case campaign = 4
        case link = 5
        case quantity = 7
        case amount = 8
    }

    package var at: Instant { row.instant(1) }

    /// UTF-8; empty where there is none.
    package func bytes(_ text: Text) -> UnsafeRawBufferPointer { row.bytes(text.rawValue) }

    package func number(_ number: Number) -> Int64? { row.optionalInteger(number.rawValue) }

    /// Where the next page begins.
    package var cursor: SaleCursor {
        SaleCursor(day: Day(number: row.integer(2)), at: at, seq: row.integer(0))
    }
}
