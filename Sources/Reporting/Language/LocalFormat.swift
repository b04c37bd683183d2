import Model

/// Numbers, money, dates and times as a language writes them: for every report and every page.
///
/// Own rules, not the system's: the same text on every machine, whatever locales it has.
package struct LocalFormat: Hashable, Sendable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    /// `1,234` or `1.234`.
    package func integer(_ number: Int64) -> String {
        (number < 0 ? "-" : "") + grouped(String(number.magnitude))
    }

    /// `1,234.50 EUR` or `1.234,50 €`: never rounded.
    package func money(_ money: Money) -> String {
        number(money) + " " + symbol(money.currency)
    }

    /// The amount alone: `1,234.50` or `1.234,50`.
    package func number(_ money: Money) -> String {
        let text = money.decimal
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".")
        let whole = grouped(String(parts[0]))
        let fraction = parts.count > 1 ? decimalMark + parts[1] : ""
        return (isNegative ? "-" : "") + whole + fraction
    }

    /// `12.3 %` or `12,3 %`, rounded half away from zero; `nil` for a share of nothing.
    package func percent(_ part: Int64, of whole: Int64) -> String? {
        guard let tenths = Fraction.rounded(part, whole, scale: 1000) else { return nil }
        return percent(tenths)
    }

    /// `+12.3 %`: what became of `old`; `nil` if that was nothing.
    package func change(from old: Int64, to new: Int64) -> String? {
        guard old > 0 else { return nil }
        let (difference, isOver) = new.subtractingReportingOverflow(old)
        guard !isOver, let tenths = Fraction.rounded(difference, old, scale: 1000) else {
            return nil
        }
        return (tenths > 0 ? "+" : "") + percent(tenths)
    }

    private func percent(_ tenths: Int128) -> String {
        let text = Fraction.decimal(tenths, digits: 1)
        let isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(separator: ".")
        return (isNegative ? "-" : "") + grouped(String(parts[0])) + decimalMark + parts[1] + " %"
    }

    /// `2026-11-21` or `21/11/2026`.
    package func day(_ day: Day) -> String {
        guard language == .spanish else { return day.description }
        let (year, month, number) = day.civil
        return Self.twoDigits(number) + "/" + Self.twoDigits(month) + "/" + String(year)
    }

    /// For the axis of a chart: `21 Nov` or `21 nov`.
    package func shortDay(_ day: Day) -> String {
        let (_, month, number) = day.civil
        return String(number) + " " + Self.months(language)[Int(month) - 1]
    }

    /// Local date and time to the minute: `2026-11-21 20:57` or `21/11/2026 20:57`.
    package func minute(_ instant: Instant, _ clock: ReportClock) -> String {
        day(clock.day(instant)) + " " + clock.minute(instant).suffix(5)
    }

    private var decimalMark: String { language == .spanish ? "," : "." }

    private func grouped(_ digits: String) -> String {
        guard digits.utf8.count > 3 else { return digits }
        let mark = language == .spanish ? "." : ","
        var groups: [Substring] = []
        var rest = digits[...]
        while !rest.isEmpty {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return groups.reversed().joined(separator: mark)
    }

    /// Only signs that mean one currency: a `$` would be several.
    private func symbol(_ currency: Currency) -> String {
        guard language == .spanish else { return currency.code }
        return switch currency.code {
        case "EUR": "€"
        case "GBP": "£"
        case "USD": "US$"
        default: currency.code
        }
    }

    private static func twoDigits(_ number: Int64) -> String {
        (number < 10 ? "0" : "") + String(number)
    }

    private static func months(_ language: Language) -> [String] {
        let names =
            switch language {
            case .english: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
            case .spanish: "ene feb mar abr may jun jul ago sept oct nov dic"
            }
        return names.split(separator: " ").map(String.init)
    }
}

/// Exact parts of a whole.
enum Fraction {
    /// `part · scale / whole`, rounded half away from zero; `nil` without a value.
    static func rounded(_ part: Int64, _ whole: Int64, scale: Int128) -> Int128? {
        guard whole != 0 else { return nil }
        let size = Int128(whole.magnitude)
        let doubled = Int128(part.magnitude) * scale * 2
        let rounded = (doubled + size) / (size * 2)
        return (part < 0) == (whole < 0) ? rounded : -rounded
    }

    /// `value` with a decimal point before its last `digits` digits.
    static func decimal(_ value: Int128, digits: Int) -> String {
        let text = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        return (value < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
    }
}
