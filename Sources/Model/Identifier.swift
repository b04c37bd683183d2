/// A number that names one `Subject`; identifiers of different subjects do not mix.
///
/// Always positive: 0 is kept for "none" in encodings.
package struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: UInt64

    package init(_ value: UInt64) { self.value = value }

    /// Reads the plain decimal digits that a person or a URL gives; `nil` for anything else,
    /// 0, and what does not fit a signed 64-bit column.
    package init?(decimal text: some Sequence<UInt8>) {
        var value: UInt64 = 0
        for byte in text {
            guard byte >= 0x30, byte <= 0x39, value <= (UInt64(Int64.max) - 9) / 10 else {
                return nil
            }
            value = value * 10 + UInt64(byte - 0x30)
        }
        guard value > 0 else { return nil }
        self.value = value
    }

    package var description: String { String(value) }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// The sub-account's number: the `empId` of the sale pixel.
package typealias SubAccountID = Identifier<SubAccount>
/// The campaign's number, unique over all sub-accounts.
package typealias CampaignID = Identifier<Campaign>
/// The link's number inside its campaign, from 1: the `<n>` of a transition link.
package typealias LinkNumber = Identifier<TrackedLink>
/// The contact's number, unique over all sub-accounts, as a stamp carries it.
package typealias ContactNumber = Identifier<Contact>
/// One click: milliseconds since 2020 in the upper 42 bits, a running number in the lower 22.
package typealias ClickID = Identifier<Click>
