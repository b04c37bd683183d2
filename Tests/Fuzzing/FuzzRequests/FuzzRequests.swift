import FuzzDriver

@testable import HTTPServer

/// Whatever bytes arrive: the parser's answer does not depend on how they were cut.
@main enum FuzzRequests {
    static func main() {
        FuzzDriver.run { start, count in
            FuzzRequests.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static func check(_ bytes: [UInt8]) {
        let whole = requests(in: bytes) { [$0] }
        FuzzDriver.require(
            requests(in: bytes) { Array(0...$0) } == whole, "fed byte by byte it differs")
        let half = bytes.count / 2
        FuzzDriver.require(
            requests(in: bytes) { [min(half, $0), $0] } == whole, "cut in two it differs")
    }

    /// Every request's outcome, and what was read of it; `prefixes` of what is left to read.
    private static func requests(in bytes: [UInt8], prefixes: (Int) -> [Int]) -> [String] {
        var found: [String] = []
        var parser = RequestParser()
        var rest = bytes
        while !rest.isEmpty {
            var copy = rest
            let outcome = feed(&parser, &copy, prefixes(copy.count))
            found.append("\(outcome)")
            guard case .complete(let end) = outcome, end > 0 else { break }
            FuzzDriver.require(end <= rest.count, "a request longer than its bytes")
            found.append(describe(parser.head, copy))
            rest.removeFirst(end)
            parser.reset()
        }
        return found
    }

    private static func feed(
        _ parser: inout RequestParser, _ bytes: inout [UInt8], _ prefixes: [Int]
    ) -> RequestParser.Outcome {
        bytes.withUnsafeMutableBytes { buffer in
            var outcome = RequestParser.Outcome.needsMore
            for length in prefixes {
                let prefix = UnsafeMutableRawBufferPointer(rebasing: buffer[0..<length])
                repeat { outcome = parser.parse(prefix) } while outcome == .needsContinue
                if outcome != .needsMore { break }
            }
            return outcome
        }
    }

    private static func describe(_ head: RequestHead, _ bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { buffer in
            let request = Request(
                bytes: buffer, head: head,
                origin: Origin(address: .none, isSecure: false, isHouse: true))
            let query = request.query?.string ?? "-"
            return "\(request.method) \(request.path.string) \(query) \(request.body.string)"
        }
    }
}
