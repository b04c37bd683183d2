/// The header fields of a message or of one part (RFC 5322, 2.2), by their places.
struct HeaderBlock {
    private struct Field {
        var name: Range<Int>
        /// What follows the colon, folds and line ends included.
        var value: Range<Int>
    }

    /// In octets; mail servers refuse far less.
    static let longest = 262_144

    /// Behind the empty line, or the end.
    private(set) var bodyStart: Int
    /// A line is neither a field nor the continuation of one.
    private(set) var hasForeignLine = false
    private(set) var isTooLong = false

    private let bytes: [UInt8]
    private var fields: [Field] = []

    var isEmpty: Bool { fields.isEmpty }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        bodyStart = range.upperBound
        var at = range.lowerBound
        while at < range.upperBound {
            let line = at..<bytes.nextLine(from: at, before: range.upperBound)
            at = line.upperBound
            guard at - range.lowerBound <= Self.longest else {
                isTooLong = true
                return
            }
            if bytes.textEnd(of: line) == line.lowerBound {
                bodyStart = at
                return
            }
            add(line)
        }
    }

    private mutating func add(_ line: Range<Int>) {
        let first = bytes[line.lowerBound]
        if first == Byte.space || first == Byte.tab {
            guard let last = fields.indices.last else {
                hasForeignLine = true
                return
            }
            fields[last].value = fields[last].value.lowerBound..<line.upperBound
        } else if let colon = Self.colon(bytes, line) {
            let name = bytes[line.lowerBound..<colon].prefix { $0 > Byte.space }
            fields.append(Field(name: name.indices, value: colon + 1..<line.upperBound))
        } else {
            hasForeignLine = true
        }
    }

    /// The colon behind a field's name: printable ASCII (RFC 5322, 3.6.8), then perhaps white
    /// space (4.5, obsolete syntax).
    private static func colon(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        let name = bytes[line].prefix { $0 > Byte.space && $0 < 0x7F && $0 != Byte.colon }
        guard !name.isEmpty else { return nil }
        let colon = bytes[name.endIndex..<line.upperBound].firstIndex {
            $0 != Byte.space && $0 != Byte.tab
        }
        return colon.flatMap { bytes[$0] == Byte.colon ? $0 : nil }
    }

    /// The values of all fields of that name (given in lower case), unfolded: without the line
    /// ends (RFC 5322, 2.2.3).
    func values(_ name: StaticString) -> [[UInt8]] {
        fields.filter { isNamed(name, $0) }.map { field in
            bytes[field.value].filter { $0 != Byte.carriageReturn && $0 != Byte.lineFeed }
        }
    }

    func holds(_ name: StaticString) -> Bool { fields.contains { isNamed(name, $0) } }

    /// Whether the same field is there twice and says different things.
    func contradictsItself(about name: StaticString) -> Bool {
        let all = values(name)
        return all.dropFirst().contains { $0 != all[0] }
    }

    private func isNamed(_ name: StaticString, _ field: Field) -> Bool {
        field.name.count == name.utf8CodeUnitCount
            && bytes.withUnsafeBufferPointer {
                $0.matches(name, at: field.name.lowerBound, before: field.name.upperBound)
            }
    }
}
