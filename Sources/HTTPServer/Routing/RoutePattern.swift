/// A route without its id, so that matching is compiled once and not generic.
struct RoutePattern: Sendable {
    enum Segment: Sendable, Equatable {
        case literal([UInt8])
        case capture
    }

    let segments: [Segment]
    private let methods: UInt16

    init(_ pattern: String, _ methods: [Method]) {
        let parts = pattern.utf8.dropFirst().split(
            separator: 0x2F, omittingEmptySubsequences: false)
        segments = parts.map { $0.first == 0x7B ? .capture : .literal(Array($0)) }
        self.methods = methods.reduce(0) { $0 | 1 << $1.rawValue }
        precondition(pattern.hasPrefix("/") && segments.count <= PathSegments.limit)
        precondition(segments.count { $0 == .capture } <= Captures.limit)
    }

    func takes(_ method: Method) -> Bool { methods & 1 << method.rawValue != 0 }

    /// Whether the path is of this pattern; adds the captured segments to `captures`.
    func matches(_ path: borrowing PathSegments, _ captures: inout Captures) -> Bool {
        guard path.count == segments.count else { return false }
        captures.removeAll()
        for index in 0..<path.count {
            let part = path[index]
            switch segments[index] {
            case .literal(let bytes):
                guard bytes.withUnsafeBytes({ part.equals(ByteView($0)) }) else { return false }
            case .capture:
                guard !part.isEmpty else { return false }
                captures.append(part)
            }
        }
        return true
    }
}

/// The captured segments in the pattern's order, as sent; valid as long as the request.
package struct Captures {
    static let limit = 4
    private var parts = InlineArray<4, ByteView>(repeating: ByteView(""))
    /// How many segments were captured, at most 4.
    package private(set) var count = 0

    /// None yet.
    package init() {}

    /// The segment of the `index`-th brace in the pattern, never empty.
    package subscript(index: Int) -> ByteView {
        precondition(index < count)
        return parts[index]
    }

    mutating func append(_ part: ByteView) {
        parts[count] = part
        count += 1
    }

    mutating func removeAll() { count = 0 }
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
