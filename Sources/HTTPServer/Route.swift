/// One line of a route table: a pattern of literal and captured segments, such as
/// "/c/{stamp}/{n}", and the methods it takes.
package struct Route<ID: Sendable>: Sendable {
    enum Segment: Sendable {
        case literal([UInt8])
        case capture
    }

    package let pattern: String
    package let methods: [Method]
    package let id: ID
    let segments: [Segment]

    /// `pattern` begins with "/" and has at most 8 segments, 4 of them captured.
    package init(pattern: String, methods: [Method], id: ID) {
        self.pattern = pattern
        self.methods = methods
        self.id = id
        let parts = pattern.utf8.dropFirst().split(
            separator: 0x2F, omittingEmptySubsequences: false)
        segments = parts.map { $0.first == 0x7B ? .capture : .literal(Array($0)) }
        precondition(pattern.hasPrefix("/") && segments.count <= PathSegments.limit)
        precondition(parts.count { $0.first == 0x7B } <= Captures.limit)
    }

    /// What the segments capture, or `nil` when the path is another one.
    func match(_ path: PathSegments) -> Captures? {
        guard path.count == segments.count else { return nil }
        var captures = Captures()
        for index in 0..<path.count {
            let part = path[index]
            switch segments[index] {
            case .literal(let bytes):
                guard part.count == bytes.count, zip(part, bytes).allSatisfy({ $0 == $1 }) else {
                    return nil
                }
            case .capture:
                guard !part.isEmpty else { return nil }
                captures.append(part)
            }
        }
        return captures
    }
}

/// The captured segments in the pattern's order, as sent; valid as long as the request.
package struct Captures {
    static let limit = 4
    private var parts = InlineArray<4, ByteView>(repeating: ByteView(""))
    package private(set) var count = 0

    package subscript(index: Int) -> ByteView {
        precondition(index < count)
        return parts[index]
    }

    mutating func append(_ part: ByteView) {
        parts[count] = part
        count += 1
    }
}

/// A path cut at its slashes, without memory of its own.
struct PathSegments {
    static let limit = 8
    private var parts = InlineArray<8, ByteView>(repeating: ByteView(""))
    private(set) var count = 0

    /// `nil` when the path does not begin with "/" or has more segments than any route.
    init?(_ path: ByteView) {
        guard path.first == 0x2F else { return nil }
        var start = 1
        for position in 1...path.count where position == path.count || path[position] == 0x2F {
            guard count < Self.limit else { return nil }
            parts[count] = path.part(start..<position)
            count += 1
            start = position + 1
        }
    }

    subscript(index: Int) -> ByteView { parts[index] }
}
