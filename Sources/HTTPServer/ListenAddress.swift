import CLinux
import Glibc

/// A numeric address and port to listen on or connect to.
struct ListenAddress {
    private(set) var storage = sockaddr_storage()
    private(set) var length = socklen_t(0)

    var family: Int32 { Int32(storage.ss_family) }

    /// "127.0.0.1:8080", "[::1]:8080", "localhost:8080".
    init?(_ text: String) {
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
        let peer = PeerAddress(storage)
        return family == AF_INET6 ? "[\(peer)]:\(peer.port)" : "\(peer):\(peer.port)"
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
