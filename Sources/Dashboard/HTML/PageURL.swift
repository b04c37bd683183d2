/// Addresses in pages.
package enum PageURL {
    /// An address that a link may lead to; "#" in place of one that could run code or leaves the
    /// pages without saying so (`javascript:`, `//host`).
    static func safe(_ address: String) -> String {
        let lower = address.lowercased()
        let isOwn =
            ["/", "?", "#"].contains { lower.hasPrefix($0) } && !lower.hasPrefix("//")
            && !lower.hasPrefix("/\\")
        return isOwn || ["https://", "http://"].contains(where: lower.hasPrefix) ? address : "#"
    }

    /// A value for a path segment or a query: all but unreserved characters percent-encoded
    /// (RFC 3986, 2.3).
    package static func encoded(_ value: String) -> String {
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                bytes.append(byte)
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A path with a query of these parameters, empty ones left out.
    package static func make(_ path: String, _ query: [(name: String, value: String)]) -> String {
        let pairs = query.filter { !$0.value.isEmpty }.map {
            encoded($0.name) + "=" + encoded($0.value)
        }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }
}
