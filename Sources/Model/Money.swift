/// An ISO 4217 currency.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
    /// Three capital letters, for instance `EUR`.
    package let code: String

    /// Reads three letters in any case; `nil` for anything else.
    package init?(_ text: String) {
        // Stored codes are capitals already: nothing to make anew.
        let isUpper = text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        let upper = isUpper ? text : text.uppercased()
        guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            return nil
        }
        code = upper
    }

    package var description: String { code }

    /// How many decimal places the smallest unit has (ISO 4217, column "minor unit").
    package var minorDigits: Int {
        if Self.withoutMinorUnit.contains(code) { return 0 }
        return Self.withThousandths.contains(code) ? 3 : 2
    }

    private static let withoutMinorUnit: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
        "VUV", "XAF", "XOF", "XPF",
    ]
    private static let withThousandths: Set<String> = [
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
    ]
}

/// An amount of one currency in whole minor units (cents).
package struct Money: Hashable, Sendable {
    package let minorUnits: Int64
    package let currency: Currency

    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The number with a decimal point and all minor digits, without the currency: `39.90`.
    package var decimal: String {
        let digits = currency.minorDigits
        let text = padded(Int64(clamping: minorUnits.magnitude), digits + 1)
        let sign = minorUnits < 0 ? "-" : ""
        guard digits > 0 else { return sign + text }
        return sign + text.dropLast(digits) + "." + text.suffix(digits)
    }
}
