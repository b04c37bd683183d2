/// Who bought, as the shop's `email` says it.
package enum OrderContact: Hashable, Sendable {
    /// Trimmed and in lower case; never stored.
    case address(String)
    /// The SHA-256 of such an address: 64 hexadecimal digits in lower case.
    case hash(String)

    /// What a hash is marked with where it took the place of an address.
    package static let hashMark = "sha256:"
    private static let longestAddress = 254
    private static let hashLength = 64

    /// Reads an address (RFC 5321, 4.5.3.1.3: at most 254 characters) or a hash, marked or not.
    package init?(_ text: String) {
        let lower = text.trimmed.lowercased()
        let bare = lower.hasPrefix(Self.hashMark) ? lower.dropFirst(7) : lower[...]
        if bare.utf8.count == Self.hashLength, bare.utf8.allSatisfy(Self.isHexadecimal) {
            self = .hash(String(bare))
        } else if Self.isAddress(lower) {
            self = .address(lower)
        } else {
            return nil
        }
    }

    /// Whether a text is an address as people have them: something, `@`, and a name with a point.
    package static func isAddress(_ text: String) -> Bool {
        guard text.utf8.count <= longestAddress else { return false }
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty,
            let point = parts[1].lastIndex(of: UInt8(ascii: "."))
        else { return false }
        return point > parts[1].startIndex && parts[1].index(after: point) < parts[1].endIndex
            && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
