import TestSupport

@testable import HTTPServer

/// The ways a parser is fed: where the bytes are cut.
enum Feeding: CustomStringConvertible {
    case whole
    case bytewise
    case random(seed: UInt64)

    /// All ways, with a fresh seed that a failing test prints.
    static var all: [Feeding] {
        [.whole, .bytewise] + (0..<4).map { _ in .random(seed: .random(in: 1...(.max))) }
    }

    var description: String {
        switch self {
        case .whole: "whole"
        case .bytewise: "byte by byte"
        case .random(let seed): "random splits, seed \(seed)"
        }
    }

    /// Ever longer prefixes of `count` bytes.
    func prefixes(of count: Int) -> [Int] {
        switch self {
        case .whole: return [count]
        case .bytewise: return Array(0...count)
        case .random(let seed):
            var random = SeededRandom(seed: seed)
            let cuts = (0..<5).map { _ in Int.random(in: 0...count, using: &random) }
            return cuts.sorted() + [count]
        }
    }
}

/// What came of feeding a parser.
struct Parsed {
    var outcome = RequestParser.Outcome.needsMore
    var continues = 0
    /// The request's parts as text, when it is complete.
    var method = Method.other
    var path = ""
    var query: String?
    var host: String?
    var body = ""
    var keepsAlive = false
    var fields: [String: String] = [:]

    var status: Int {
        switch outcome {
        case .needsMore, .needsContinue: 0
        case .complete: 200
        case .failed(let error): error.status
        }
    }

    init(_ text: String, _ feeding: Feeding, names: [StaticString] = []) {
        self.init(Array(text.utf8), feeding, names: names)
    }

    init(_ bytes: [UInt8], _ feeding: Feeding, names: [StaticString] = []) {
        var bytes = bytes
        var parser = RequestParser()
        bytes.withUnsafeMutableBytes { buffer in
            for length in feeding.prefixes(of: buffer.count) {
                let prefix = UnsafeMutableRawBufferPointer(rebasing: buffer[0..<length])
                outcome = parser.parse(prefix)
                while outcome == .needsContinue {
                    continues += 1
                    outcome = parser.parse(prefix)
                }
                if outcome != .needsMore { break }
            }
            guard case .complete = outcome else { return }
            read(parser.head, UnsafeRawBufferPointer(buffer), names)
        }
    }

    private mutating func read(
        _ head: RequestHead, _ bytes: UnsafeRawBufferPointer, _ names: [StaticString]
    ) {
        let request = Request(
            bytes: bytes, head: head, origin: Origin(address: .none, isSecure: false, isHouse: true)
        )
        method = request.method
        path = request.path.string
        query = request.query?.string
        host = request.host?.string
        body = request.body.string
        keepsAlive = head.keepsAlive
        for name in names { fields[ByteView(name).string] = request.field(name)?.string }
    }
}
