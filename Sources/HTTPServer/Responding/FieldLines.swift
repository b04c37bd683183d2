/// Encoded header lines of a response.
///
/// A control byte in a value becomes a space (RFC 9110 5.5), so that no value can start a line
/// of its own.
package struct FieldLines: Sendable {
    private(set) var bytes: [UInt8] = []

    /// No lines yet.
    package init() {}

    /// Adds a line. `name` must be a token; names that the server writes itself (Content-Length,
    /// Transfer-Encoding, Connection, Date) are left out.
    package mutating func append(_ name: String, _ value: [UInt8]) {
        precondition(!name.isEmpty && name.utf8.allSatisfy(\.isTokenByte), "not a field name")
        guard !Self.isOurs(name) else { return }
        bytes.append(contentsOf: name.utf8)
        bytes.append(0x3A)
        bytes.append(0x20)
        for byte in value {
            bytes.append(byte < 0x20 && byte != 0x09 || byte == 0x7F ? 0x20 : byte)
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    /// Adds the lines of others behind its own.
    package mutating func append(contentsOf other: FieldLines) { bytes += other.bytes }

    /// Makes room for so many bytes more, so that adding them allocates nothing.
    package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    /// Adds a line whose value stands in up to three pieces, without looking at the name: for hot
    /// paths, with a literal token that is none of the server's own.
    package mutating func append(
        line name: StaticString, _ first: [UInt8], _ second: [UInt8] = [], _ third: [UInt8] = []
    ) {
        bytes.append(contentsOf: ByteView(name).raw)
        bytes.append(0x3A)
        bytes.append(0x20)
        let start = bytes.count
        bytes.append(contentsOf: first)
        bytes.append(contentsOf: second)
        bytes.append(contentsOf: third)
        blankControls(from: start)
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private mutating func blankControls(from start: Int) {
        bytes.withUnsafeMutableBufferPointer { bytes in
            // Without a branch first, many bytes at a time: hardly any value has one.
            var found: UInt8 = 0
            for byte in bytes[start...] { found |= byte < 0x20 || byte == 0x7F ? 1 : 0 }
            guard found != 0 else { return }
            for index in start..<bytes.count where bytes[index] < 0x20 || bytes[index] == 0x7F {
                if bytes[index] != 0x09 { bytes[index] = 0x20 }
            }
        }
    }

    /// Adds a line with a text as value.
    package mutating func append(_ name: String, _ value: String) {
        append(name, Array(value.utf8))
    }

    private static func isOurs(_ name: String) -> Bool {
        switch name.utf8.count {
        case 4: isSame(name, "date")
        case 10: isSame(name, "connection")
        case 14: isSame(name, "content-length")
        case 17: isSame(name, "transfer-encoding")
        default: false
        }
    }

    private static func isSame(_ name: String, _ other: StaticString) -> Bool {
        zip(name.utf8, ByteView(other)).allSatisfy { $0.lowercasedASCII == $1 }
    }
}
