import CLinux
import Glibc

/// A numeric address and port, or the path of a Unix socket, to listen on or connect to.
struct ListenAddress {
    private(set) var storage = sockaddr_storage()
    private(set) var length = socklen_t(0)

    var family: Int32 { Int32(storage.ss_family) }

    /// "127.0.0.1:8080", "[::1]:8080", "localhost:8080", "unix:/run/saletrail.sock".
    init?(_ text: String) {
        if text.hasPrefix("unix:") {
            guard setPath(Array(text.utf8.dropFirst(5))) else { return nil }
            return
        }
        guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = String(text[..<colon])
        if host == "localhost" { host = "127.0.0.1" }
        if host.hasPrefix("["), host.hasSuffix("]") {
            guard setIPv6(String(host.dropFirst().dropLast()), port) else { return nil }
        } else {
            guard setIPv4(host, port) else { return nil }
        }
    }

    /// The address a socket is bound to.
    init(boundTo socket: Int32) {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = withMutablePointer { getsockname(socket, $0, &$1) }
    }

    /// In the form that `init(_:)` takes.
    var text: String {
        if let path { return "unix:" + path }
        let address = IPAddress(storage)
        // sockaddr_in and sockaddr_in6 both have the port at byte 2, in network order.
        let port = withUnsafeBytes(of: storage) {
            UInt16(bigEndian: $0.loadUnaligned(fromByteOffset: 2, as: UInt16.self))
        }
        return family == AF_INET6 ? "[\(address)]:\(port)" : "\(address):\(port)"
    }

    /// The path of a Unix socket.
    var path: String? {
        guard family == AF_UNIX else { return nil }
        return withUnsafeBytes(of: storage) {
            String(decoding: $0[Self.pathOffset...].prefix { $0 != 0 }, as: UTF8.self)
        }
    }

    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    private mutating func withMutablePointer<Result>(
        _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
        }
    }

    /// sockaddr_un (sys/un.h): the path follows the family, with room for 107 bytes and a zero.
    private static let pathOffset = 2
    private static let pathRoom = 108

    private mutating func setPath(_ path: [UInt8]) -> Bool {
        guard path.first == 0x2F, path.count < Self.pathRoom, !path.contains(0) else {
            return false
        }
        storage.ss_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &storage) { bytes in
            UnsafeMutableRawBufferPointer(rebasing: bytes[Self.pathOffset...]).copyBytes(from: path)
        }
        length = socklen_t(Self.pathOffset + path.count + 1)
        return true
    }

    private mutating func setIPv4(_ host: String, _ port: UInt16) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return false }
        store(address)
        return true
    }

    private mutating func setIPv6(_ host: String, _ port: UInt16) -> Bool {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        guard inet_pton(AF_INET6, host, &address.sin6_addr) == 1 else { return false }
        store(address)
        return true
    }

    private mutating func store<Address>(_ address: Address) {
        withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: address, as: Address.self) }
        length = socklen_t(MemoryLayout<Address>.size)
    }
}
