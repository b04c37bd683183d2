import Model

/// Writes a table as CSV, row by row: what is written can be taken away in between, so that a
/// table of any length needs little memory.
package struct CSVStream {
    /// What was written since it was taken last: first the byte order mark and the header.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let columns: [Column]
    private let clock: ReportClock
    private let separator: UInt8
    private let decimalMark: UInt8
    /// No zone changes its offset inside a quarter of an hour of UTC.
    private var offset: (quarter: Int64, seconds: Int64, text: [UInt8])?

    package init(
        _ columns: [Column], dialect: CSVRenderer.Dialect, header: CSVRenderer.Header = .keys,
        clock: ReportClock
    ) {
        self.columns = columns
        self.clock = clock
        separator = UInt8(ascii: dialect == .comma ? "," : ";")
        decimalMark = UInt8(ascii: dialect == .comma ? "." : ",")
        bytes.reserveCapacity(1 << 17)
        let names = columns.flatMap { column in
            switch column.kind {
            case .money: header.names(column, "_currency", .currency)
            case .instant: header.names(column, "_zone", .factTimeZone)
            default: [header.names(column, "", .currency)[0]]
            }
        }
        for (index, name) in names.enumerated() {
            if index > 0 { bytes.append(separator) }
            quoted(name)
        }
        endLine()
    }

    /// Takes what was written.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Writes a row: one cell for each column.
    package mutating func append(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(separator) }
            let isWide = columns[index].kind == .money || columns[index].kind == .instant
            switch cell {
            case .empty: if isWide { bytes.append(separator) }
            case .text(let text): harmless(text)
            case .integer(let number): digits(number)
            case .money(let money): append(money)
            case .share(let part, let whole): fraction(part, whole)
            case .change(let old, let new):
                if old > 0 { fraction(new.subtractingReportingOverflow(old).partialValue, old) }
            case .instant(let instant): append(instant)
            case .day(let day): append(day)
            case .series(let values): quoted(values.map(String.init).joined(separator: " "))
            }
        }
        endLine()
    }

    mutating func separate() { bytes.append(separator) }

    mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    mutating func append(_ money: Money) {
        let places = money.currency.minorDigits
        if money.minorUnits < 0 { bytes.append(UInt8(ascii: "-")) }
        let units = money.minorUnits.magnitude
        var scale: UInt64 = 1
        for _ in 0..<places { scale *= 10 }
        digits(units / scale)
        if places > 0 {
            bytes.append(decimalMark)
            digits(units % scale, width: places)
        }
        bytes.append(separator)
        bytes.append(contentsOf: money.currency.code.utf8)
    }

    mutating func digits(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(number.magnitude)
    }

    /// Decimal digits with leading zeros up to `width`.
    private mutating func digits(_ number: UInt64, width: Int = 1) {
        let start = bytes.count
        var rest = number
        while rest > 0 || bytes.count < start + width {
            bytes.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
            rest /= 10
        }
        bytes[start...].reverse()
    }

    private mutating func fraction(_ part: Int64, _ whole: Int64) {
        guard let value = Fraction.rounded(part, whole, scale: 10_000) else { return }
        number(Fraction.decimal(value, digits: 4))
    }

    private mutating func number(_ text: String) {
        for byte in text.utf8 { bytes.append(byte == UInt8(ascii: ".") ? decimalMark : byte) }
    }

    /// Local date and time, then how far that is from UTC.
    mutating func append(_ instant: Instant) {
        let (seconds, offset) = zone(at: instant)
        let second = Self.floor(instant.milliseconds, 1000) + seconds
        let day = Self.floor(second, 86_400)
        let rest = second - day * 86_400
        append(Day(number: day))
        bytes.append(0x20)
        twoDigits(rest / 3600)
        bytes.append(UInt8(ascii: ":"))
        twoDigits(rest / 60 % 60)
        bytes.append(UInt8(ascii: ":"))
        twoDigits(rest % 60)
        bytes.append(separator)
        bytes.append(contentsOf: offset)
    }

    private mutating func zone(at instant: Instant) -> (seconds: Int64, text: [UInt8]) {
        let quarter = Self.floor(instant.milliseconds, 900_000)
        if let offset, offset.quarter == quarter { return (offset.seconds, offset.text) }
        let found = (clock.secondsFromUTC(instant), Array(clock.offset(instant).utf8))
        offset = (quarter, found.0, found.1)
        return found
    }

    private mutating func append(_ day: Day) {
        let (year, month, date) = day.civil
        guard (1000...9999).contains(year) else {
            bytes.append(contentsOf: day.description.utf8)
            return
        }
        twoDigits(year / 100)
        twoDigits(year % 100)
        bytes.append(UInt8(ascii: "-"))
        twoDigits(month)
        bytes.append(UInt8(ascii: "-"))
        twoDigits(date)
    }

    private mutating func twoDigits(_ value: Int64) {
        bytes.append(UInt8(truncatingIfNeeded: value / 10) + 0x30)
        bytes.append(UInt8(truncatingIfNeeded: value % 10) + 0x30)
    }

    private static func floor(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : (value - by + 1) / by
    }

    private mutating func harmless(_ text: String) {
        var text = text
        text.withUTF8 { harmless(UnsafeRawBufferPointer($0)) }
    }

    /// Spreadsheets run a text that begins like a formula (OWASP, "CSV Injection"); the
    /// apostrophe keeps it a text.
    mutating func harmless(_ utf8: UnsafeRawBufferPointer) {
        guard let first = utf8.first, Self.dangerous.contains(first) else { return quoted(utf8) }
        let text = [UInt8(ascii: "'")] + utf8
        text.withUnsafeBytes { quoted($0) }
    }

    private static let dangerous: [UInt8] = Array("=+-@\t\r\n".utf8)

    private mutating func quoted(_ text: String) {
        var text = text
        text.withUTF8 { quoted(UnsafeRawBufferPointer($0)) }
    }

    /// RFC 4180, section 2, rules 5 to 7. By byte: a quote with a combining mark, and CR LF, are
    /// one character each.
    private mutating func quoted(_ utf8: UnsafeRawBufferPointer) {
        let quote = UInt8(ascii: "\"")
        let isSpecial = utf8.contains {
            $0 == separator || $0 == quote || $0 == 0x0D || $0 == 0x0A
        }
        guard isSpecial else {
            bytes.append(contentsOf: utf8)
            return
        }
        bytes.append(quote)
        for byte in utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}

extension CSVRenderer.Header {
    /// Names of a column and of the one beside it.
    fileprivate func names(_ column: Column, _ ending: String, _ text: ReportText) -> [String] {
        switch self {
        case .keys: [column.key, column.key + ending]
        case .titles(let language):
            [column.title, "\(column.title) (\(ReportTexts(language)[text].lowercased()))"]
        }
    }
}
