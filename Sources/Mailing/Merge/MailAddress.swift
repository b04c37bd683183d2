/// An address that header fields and envelopes can hold: `local@host` in ASCII.
package struct MailAddress: Equatable, Sendable {
    package let text: String

    /// RFC 5321, 4.5.3.1: of the part before the at sign, and of the whole path.
    private static let longestLocal = 64
    private static let longest = 254

    /// `nil` for all that is not atoms, an at sign and a host (RFC 5322, 3.4.1); quoted local
    /// parts and other scripts, which not every server takes, are refused, too.
    package init?(_ bytes: some Collection<UInt8>) {
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, bytes.count <= Self.longest, parts[0].count <= Self.longestLocal,
            Self.isDotted(parts[0], Self.isAtom), Self.isDotted(parts[1], Self.isHost)
        else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    private static func isDotted(
        _ part: some Collection<UInt8>, _ isAllowed: (UInt8) -> Bool
    ) -> Bool {
        part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0.allSatisfy(isAllowed)
        }
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        isHost(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }
}
