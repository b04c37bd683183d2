import CLinux
import Glibc

/// Who is at the other end of a connection.
package enum PeerAddress: Hashable, Sendable {
    /// The address as a number, most significant byte first in the text.
    case ipv4(UInt32, port: UInt16)
    case ipv6(high: UInt64, low: UInt64, port: UInt16)
    case unix

    init(_ storage: sockaddr_storage) {
        self = withUnsafeBytes(of: storage) { bytes in
            let port = UInt16(bigEndian: bytes.load(fromByteOffset: 2, as: UInt16.self))
            switch Int32(storage.ss_family) {
            case AF_INET:
                let address = bytes.load(fromByteOffset: 4, as: UInt32.self)
                return .ipv4(UInt32(bigEndian: address), port: port)
            case AF_INET6:
                let high = bytes.load(fromByteOffset: 8, as: UInt64.self)
                let low = bytes.load(fromByteOffset: 16, as: UInt64.self)
                return .ipv6(
                    high: UInt64(bigEndian: high), low: UInt64(bigEndian: low), port: port)
            default: return .unix
            }
        }
    }

    /// The port, or 0 for a Unix socket.
    package var port: UInt16 {
        switch self {
        case .ipv4(_, let port), .ipv6(_, _, let port): port
        case .unix: 0
        }
    }
}

extension PeerAddress: CustomStringConvertible {
    /// The address alone, as RFC 5952 writes it; "unix" for a Unix socket.
    package var description: String {
        switch self {
        case .ipv4(let address, _): Self.text(AF_INET, address.bigEndian)
        case .ipv6(let high, let low, _): Self.text(AF_INET6, (high.bigEndian, low.bigEndian))
        case .unix: "unix"
        }
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
