import Model

/// The key ring as a file keeps it: a header, one line per key, and a closing line by which a
/// cut or changed file is noticed before a link is signed with a wrong secret.
///
///     saletrail keys 1
///     1 retired 1795295400123 <secret in base32>
///     2 active 1797887400000 <secret in base32>
///     end <first half of the SHA-256 of all lines above, in base32>
extension KeyRing {
    private static let title = "saletrail keys "
    private static let header = title + "1"
    private static let ending = "end "

    /// All keys with their secrets, ending in a newline: only for a file nobody else may read.
    package var text: String {
        let lines = [Self.header] + keys.map(Self.line)
        return lines.map { $0 + "\n" }.joined() + Self.ending + Self.checksum(lines) + "\n"
    }

    /// Reads what ``text`` gave, and nothing else.
    package init(text: String) throws(KeyRingError) {
        var lines = text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
        guard let first = lines.first, first.hasPrefix(Self.title) else { throw .notAKeyRing }
        guard first == Self.header else { throw .otherVersion }
        guard lines.count > 1, lines.removeLast() == Self.ending + Self.checksum(lines) else {
            throw .damaged
        }
        var keys: [SigningKey] = []
        for (index, line) in lines.enumerated().dropFirst() {
            guard let key = Self.key(line) else { throw .damagedLine(index + 1) }
            keys.append(key)
        }
        try self.init(keys: keys)
    }

    private static func line(_ key: SigningKey) -> String {
        let secret = String(decoding: Base32.encode(key.secret), as: UTF8.self)
        return "\(key.id) \(key.state.rawValue) \(key.createdAt.milliseconds) \(secret)"
    }

    private static func key(_ line: String) -> SigningKey? {
        let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4, let id = UInt8(fields[0]),
            let state = SigningKey.State(rawValue: fields[1]), let created = Int64(fields[2]),
            let secret = Base32.decode(fields[3].utf8)
        else { return nil }
        return SigningKey(
            id: id, secret: secret, createdAt: Instant(milliseconds: created), state: state)
    }

    private static func checksum(_ lines: [String]) -> String {
        let digest = SHA256.digest(Array(lines.map { $0 + "\n" }.joined().utf8))
        return String(decoding: Base32.encode(digest.prefix(16)), as: UTF8.self)
    }
}
