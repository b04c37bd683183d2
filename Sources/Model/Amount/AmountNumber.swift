/// The digits and separators of an amount, with the question settled which separator is the
/// decimal one.
struct AmountNumber {
    private var whole: [Unicode.Scalar] = []
    private var decimals: [Unicode.Scalar] = []
    private let minorDigits: Int
    private let style: NumberStyle
    private(set) var isAmbiguous = false

    /// Reads text that ends in a digit and begins with one or with a decimal separator.
    init?(_ text: ArraySlice<Unicode.Scalar>, minorDigits: Int, style: NumberStyle) {
        self.minorDigits = minorDigits
        self.style = style
        guard let parts = Parts(text) else { return nil }
        guard let last = parts.separators.last else {
            whole = Array(parts.groups[0])
            return
        }
        let grouping = Set(parts.separators.dropLast())
        if grouping.isEmpty, last.isDecimal, !readsAsGrouped(parts, last) {
            take(whole: parts.groups[0], decimals: parts.groups[1])
        } else if last.isDecimal, !grouping.contains(last), !grouping.isEmpty {
            guard grouping.count == 1, Self.isGrouped(parts.groups.dropLast()) else { return nil }
            take(whole: parts.groups.dropLast().joined(), decimals: parts.groups.last ?? [])
        } else {
            guard grouping.subtracting([last]).isEmpty, Self.isGrouped(parts.groups[...]) else {
                return nil
            }
            take(whole: parts.groups.joined(), decimals: [])
            isAmbiguous =
                grouping.isEmpty && last.isDecimal && minorDigits > 0 && !last.groups(in: style)
        }
    }

    /// The amount in minor units; `nil` above `limit` and where decimals are left over that the
    /// currency does not have.
    func minorUnits(limit: Int64) -> Int64? {
        let surplus = decimals.dropFirst(minorDigits)
        guard surplus.allSatisfy({ $0 == "0" }) else { return nil }
        let missing = max(0, minorDigits - decimals.count)
        let digits = whole + decimals.prefix(minorDigits) + Array(repeating: "0", count: missing)
        var units: Int64 = 0
        for digit in digits {
            units = units * 10 + Int64(digit.value - 0x30)
            guard units <= limit else { return nil }
        }
        return units
    }

    private mutating func take(
        whole: some Sequence<Unicode.Scalar>, decimals: some Sequence<Unicode.Scalar>
    ) {
        self.whole = Array(whole)
        self.decimals = Array(decimals)
    }

    /// Whether one single separator groups thousands: three digits follow it, and the currency
    /// does not have just that many decimals, or the separator never stands before decimals here.
    private func readsAsGrouped(_ parts: Parts, _ separator: AmountSeparator) -> Bool {
        (minorDigits != 3 || separator.groups(in: style)) && Self.isGrouped(parts.groups[...])
    }

    /// `1 234 567`, or in the Indian way `12 34 567`.
    private static func isGrouped(_ groups: ArraySlice<ArraySlice<Unicode.Scalar>>) -> Bool {
        guard let first = groups.first, let last = groups.last, first.first != "0" else {
            return false
        }
        guard groups.count > 1 else { return !first.isEmpty }
        let middle = groups.dropFirst().dropLast().map(\.count)
        guard last.count == 3 else { return false }
        return middle.allSatisfy { $0 == 3 } && (1...3).contains(first.count)
            || middle.allSatisfy { $0 == 2 } && (1...2).contains(first.count)
    }
}

/// Groups of digits and what stands between them; only the first group may be empty.
private struct Parts {
    private(set) var groups: [ArraySlice<Unicode.Scalar>] = []
    private(set) var separators: [AmountSeparator] = []

    init?(_ text: ArraySlice<Unicode.Scalar>) {
        groups = text.split(
            omittingEmptySubsequences: false, whereSeparator: { !AmountReading.isDigit($0) })
        guard groups.dropFirst().allSatisfy({ !$0.isEmpty }) else { return nil }
        for scalar in text where !AmountReading.isDigit(scalar) {
            guard let separator = AmountSeparator(scalar) else { return nil }
            separators.append(separator)
        }
    }
}

/// What people put between the digits of an amount.
private enum AmountSeparator: Hashable {
    case point, comma, space, apostrophe

    init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case ".": self = .point
        case ",": self = .comma
        // Space, no-break space, thin space, narrow no-break space.
        case " ", "\u{A0}", "\u{2009}", "\u{202F}": self = .space
        case "'", "\u{2019}": self = .apostrophe
        default: return nil
        }
    }

    /// Whether it can also stand before decimals.
    var isDecimal: Bool { self == .point || self == .comma }

    /// Whether it is known to group thousands.
    func groups(in style: NumberStyle) -> Bool {
        self == .point && style == .comma || self == .comma && style == .point
    }
}
