/// The address that people call the dashboard by.
package struct DashboardAddress: Hashable, Sendable {
    /// Scheme, host and port, without a slash at the end; lower case.
    package let origin: String
    /// Whether it is called over https.
    package let isSecure: Bool
    /// The host alone, as it stands in a Host field without port.
    package let host: String

    /// `https://stats.example`, or plain http for this machine only: sessions must not travel
    /// in the open.
    package init?(_ text: String) {
        var origin = text.lowercased()
        if origin.hasSuffix("/") { origin.removeLast() }
        isSecure = origin.hasPrefix("https://")
        guard isSecure || origin.hasPrefix("http://") else { return nil }
        let authority = origin.drop { $0 != ":" }.dropFirst(3)
        guard !authority.isEmpty, authority.utf8.allSatisfy(Self.mayStandInAuthority) else {
            return nil
        }
        host = Self.host(ofAuthority: String(authority))
        self.origin = origin
        guard isSecure || Self.loopback.contains(host) else { return nil }
    }

    /// The address of a listener on this machine, "127.0.0.1:8090"; `nil` for any other.
    package init?(listener: String) { self.init("http://" + listener) }

    /// What this machine calls itself.
    static let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    static func host(ofAuthority authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[...end])
        }
        return String(authority.prefix { $0 != ":" })
    }

    private static func mayStandInAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D: true
        default: false
        }
    }
}
