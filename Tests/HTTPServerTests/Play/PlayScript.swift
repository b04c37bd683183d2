/// The bytes that decide what happens in a play; all zero once they are over.
struct PlayScript {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isOver: Bool { position >= bytes.count }

    mutating func next() -> Int {
        guard !isOver else { return 0 }
        defer { position += 1 }
        return Int(bytes[position])
    }

    /// Fewer when there are not so many left.
    mutating func take(_ count: Int) -> [UInt8] {
        let end = min(bytes.count, position + count)
        defer { position = end }
        return Array(bytes[position..<end])
    }
}
