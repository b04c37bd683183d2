import TestSupport
import Testing

@testable import HTTPServer

/// A chunked body whose framing is cut out of the buffer while it arrives.
struct ChunkedBodyTests {
    private static let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

    /// Feeds pieces of 1 to 9,000 bytes as a connection does; the outcome, the body, and the most
    /// that the buffer held.
    private func feed(
        _ bytes: [UInt8], seed: UInt64
    ) -> (outcome: RequestParser.Outcome, body: [UInt8], most: Int) {
        var random = SeededRandom(seed: seed)
        var parser = RequestParser()
        var buffer = ByteBuffer()
        var most = 0
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + Int.random(in: 1...9_000, using: &random))
            buffer.append(Array(bytes[start..<end]))
            start = end
            most = max(most, buffer.count)
            let outcome = parser.parse(buffer.bytes)
            if case .complete = outcome {
                return (outcome, Array(buffer.bytes[parser.head.body.indices]), most)
            }
            if outcome != .needsMore { return (outcome, [], most) }
            let dead = parser.deadRange
            guard !dead.isEmpty else { continue }
            buffer.remove(dead)
            parser.closeGap()
        }
        return (.needsMore, [], most)
    }

    private func body(_ chunks: [[UInt8]], end: String) -> [UInt8] {
        var bytes = Array(Self.head.utf8)
        for chunk in chunks {
            bytes += Array(String(chunk.count, radix: 16).utf8) + [0x0D, 0x0A] + chunk
            bytes += [0x0D, 0x0A]
        }
        return bytes + Array(end.utf8)
    }

    @Test func framingDoesNotPileUp() {
        for _ in 0..<20 {
            let seed = UInt64.random(in: 1...(.max))
            var random = SeededRandom(seed: seed)
            let longest = [1, 3, 50, 5_000].randomElement(using: &random)!
            var chunks: [[UInt8]] = []
            var length = 0
            while length < 30_000 {
                let count = Int.random(in: 1...longest, using: &random)
                chunks.append((0..<count).map { UInt8(truncatingIfNeeded: length + $0) })
                length += count
            }
            let sent = body(chunks, end: "0\r\nX: y\r\nZ: \(seed)\r\n\r\n")
            let result = feed(sent, seed: seed)
            guard case .complete = result.outcome else {
                Issue.record("\(result.outcome), seed \(seed)")
                continue
            }
            #expect(result.body == chunks.flatMap(\.self), "seed \(seed)")
            #expect(result.most < 30_000 + 5_000 + 9_000 + 4_200, "seed \(seed)")
        }
    }

    @Test func cutFramingStillCounts() {
        let flood = [[UInt8]](repeating: [0x78], count: 45_000)
        #expect(feed(body(flood, end: "0\r\n\r\n"), seed: 1).outcome == .failed(.bodyTooLarge))
        let trailers = String(repeating: "X: yyyyyyyy\r\n", count: 700)
        let long = body([[0x78]], end: "0\r\n" + trailers + "\r\n")
        #expect(feed(long, seed: 2).outcome == .failed(.headTooLarge))
    }
}
