import CLinux
import Glibc

/// An IP address as one 128-bit number, IPv4 as IPv4-mapped IPv6 (RFC 4291 2.5.5.2); all zero
/// stands for a peer without one, on a Unix socket.
package struct IPAddress: Hashable, Sendable {
    /// The first eight bytes, most significant first.
    package let high: UInt64
    /// The last eight bytes, most significant first.
    package let low: UInt64

    private static let mapped: UInt64 = 0xFFFF_0000_0000

    /// No address: the peer of a Unix socket.
    package static let none = IPAddress(high: 0, low: 0)

    /// From the two halves of an IPv6 address.
    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// From an IPv4 address, most significant byte first in the text.
    package init(ipv4: UInt32) { self.init(high: 0, low: Self.mapped | UInt64(ipv4)) }

    /// Reads "192.0.2.1" or "2001:db8::1"; `nil` for all else, also for brackets and ports.
    package init?(_ text: ByteView) {
        guard text.count < Int(INET6_ADDRSTRLEN) else { return nil }
        let isIPv6 = text.contains(0x3A)
        let bytes = withUnsafeTemporaryAllocation(of: CChar.self, capacity: text.count + 1) {
            letters -> InlineArray<16, UInt8>? in
            for (index, byte) in text.enumerated() { letters[index] = CChar(bitPattern: byte) }
            letters[text.count] = 0
            var bytes = InlineArray<16, UInt8>(repeating: 0)
            var span = bytes.mutableSpan
            // The C library is the judge of what is an address.
            let family = isIPv6 ? AF_INET6 : AF_INET
            let isRead = span.withUnsafeMutableBytes {
                inet_pton(family, letters.baseAddress!, $0.baseAddress!) == 1
            }
            return isRead ? bytes : nil
        }
        guard let bytes else { return nil }
        self = bytes.span.withUnsafeBytes { Self.read($0, isIPv6: isIPv6) }
    }

    /// Whether it is, or stands for, an IPv4 address.
    package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// Whether it is this machine's own (127.0.0.0/8, ::1), or a Unix socket's.
    package var isLocal: Bool {
        isIPv4 ? (low >> 24) & 0xFF == 127 : high == 0 && low <= 1
    }

    /// Whom limits count as one: an IPv4 address, or a /64 of IPv6, which one customer has whole.
    package var neighbourhood: IPAddress { isIPv4 ? self : IPAddress(high: high, low: 0) }

    /// Without what tells one person from another: a /24 of IPv4, a /48 of IPv6.
    package var truncated: IPAddress {
        isIPv4
            ? IPAddress(high: 0, low: low & ~0xFF)
            : IPAddress(high: high & ~0xFFFF, low: 0)
    }

    /// In network byte order, 4 bytes for IPv4 and 16 for IPv6.
    static func read(_ bytes: UnsafeRawBufferPointer, isIPv6: Bool) -> IPAddress {
        guard isIPv6 else {
            return IPAddress(ipv4: UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self)))
        }
        let high = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        let low = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        return IPAddress(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }

    /// The address in a socket address; ``none`` for a Unix socket.
    init(_ storage: sockaddr_storage) {
        self = withUnsafeBytes(of: storage) { bytes in
            // sockaddr_in and sockaddr_in6 (netinet/in.h): the address is at byte 4, or 8.
            switch Int32(storage.ss_family) {
            case AF_INET: Self.read(.init(rebasing: bytes[4...]), isIPv6: false)
            case AF_INET6: Self.read(.init(rebasing: bytes[8...]), isIPv6: true)
            default: .none
            }
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// As RFC 5952 writes it; "unix" for ``none``.
    package var description: String {
        if self == .none { return "unix" }
        if isIPv4 { return Self.text(AF_INET, UInt32(truncatingIfNeeded: low).bigEndian) }
        return Self.text(AF_INET6, (high.bigEndian, low.bigEndian))
    }

    private static func text<Address>(_ family: Int32, _ address: Address) -> String {
        withUnsafeBytes(of: address) { address in
            withUnsafeTemporaryAllocation(
                of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)
            ) { text in
                inet_ntop(
                    family, address.baseAddress!, text.baseAddress!, socklen_t(text.count))
                return String(cString: text.baseAddress!)
            }
        }
    }
}
