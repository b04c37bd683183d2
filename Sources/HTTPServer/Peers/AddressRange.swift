/// A range of IP addresses in CIDR notation (RFC 4632 3.1, RFC 4291 2.3).
package struct AddressRange: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64
    private let highMask: UInt64
    private let lowMask: UInt64

    /// Reads "10.0.0.0/8", "2001:db8::/32", or an address alone; bits behind the prefix are
    /// ignored. `nil` for all else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(text: parts[0]) else { return nil }
        let width = address.isIPv4 && !parts[0].contains(":") ? 32 : 128
        guard let length = parts.count == 2 ? Self.length(parts[1]) : width, length <= width
        else { return nil }
        // IPv4 addresses are held as the last 32 of 128 bits.
        let bits = 128 - width + length
        highMask = Self.mask(min(bits, 64))
        lowMask = Self.mask(max(0, bits - 64))
        high = address.high & highMask
        low = address.low & lowMask
    }

    /// Whether an address lies in it; ``IPAddress/none`` lies in none.
    package func contains(_ address: IPAddress) -> Bool {
        address.high & highMask == high && address.low & lowMask == low && address != .none
    }

    private static func length(_ text: Substring) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit) else {
            return nil
        }
        return Int(text)
    }

    private static func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : ~0 << UInt64(64 - bits) }
}

extension IPAddress {
    /// Reads an address from text; see ``init(_:)-(ByteView)``.
    package init?(text: some StringProtocol) {
        let address = Array(text.utf8).withUnsafeBytes { IPAddress(ByteView($0)) }
        guard let address else { return nil }
        self = address
    }
}

extension [AddressRange] {
    /// Whether any of the ranges has the address.
    func contains(_ address: IPAddress) -> Bool { contains { $0.contains(address) } }
}
