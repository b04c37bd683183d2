import Model

/// How a cell reads for a person, in the terminal and on the page alike.
struct CellText {
    /// Stands where there is no value.
    static let none = "–"

    let clock: ReportClock

    func text(_ cell: Cell) -> String {
        switch cell {
        case .empty: Self.none
        case .text(let text): text
        case .integer(let number): String(number)
        case .money(let money): "\(money.decimal) \(money.currency)"
        case .share(let numerator, let denominator): Self.percent(numerator, denominator)
        case .instant(let instant): clock.minute(instant)
        case .day(let day): day.description
        }
    }

    /// `12.3 %`, rounded half away from zero.
    private static func percent(_ numerator: Int64, _ denominator: Int64) -> String {
        guard let tenths = rounded(numerator, denominator, scale: 1000) else { return none }
        return "\(decimal(tenths, digits: 1)) %"
    }

    /// `numerator · scale / denominator`, rounded half away from zero; `nil` without a value.
    static func rounded(_ numerator: Int64, _ denominator: Int64, scale: Int128) -> Int128? {
        guard denominator != 0 else { return nil }
        let whole = Int128(denominator.magnitude)
        let doubled = Int128(numerator.magnitude) * scale * 2
        let size = (doubled + whole) / (whole * 2)
        return (numerator < 0) == (denominator < 0) ? size : -size
    }

    /// `value` with a decimal point before its last `digits` digits.
    static func decimal(_ value: Int128, digits: Int) -> String {
        let text = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return (value < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}
