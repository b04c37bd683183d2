import Glibc

/// The lines of a file, one after the other: what is kept is one of them.
final class TextLines {
    private let file: Int32
    private let path: String
    private let what: String
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0
    private var position = 0
    private var hasEnded = false
    /// Lines that were begun so far.
    private(set) var count = 0

    /// In bytes; a longer one is no line of such a file.
    static let longestLine = 1 << 20

    init(_ path: String, called what: String) throws(Failure) {
        file = open(path, O_RDONLY | O_CLOEXEC)
        (self.path, self.what) = (path, what)
        guard file >= 0 else { throw ImportFile.failure(path, what) }
    }

    deinit { close(file) }

    /// The next line without its end; `nil` behind the last.
    func next() throws(Failure) -> [UInt8]? {
        var line: [UInt8] = []
        count += 1
        while true {
            if position == filled { try fill() }
            if hasEnded { return line.isEmpty ? nil : line }
            let rest = chunk[position..<filled]
            let end = rest.firstIndex(of: 0x0A)
            line += rest[..<(end ?? filled)]
            position = end.map { $0 + 1 } ?? filled
            if end != nil { return line }
            guard line.count <= Self.longestLine else {
                throw Failure(
                    "line \(count) of \(what) is longer than 1 MB", try: "is it the right file?",
                    .badInput)
            }
        }
    }

    private func fill() throws(Failure) {
        (filled, position) = (read(file, &chunk, chunk.count), 0)
        guard filled >= 0 else { throw ImportFile.failure(path, what) }
        hasEnded = filled == 0
    }
}
