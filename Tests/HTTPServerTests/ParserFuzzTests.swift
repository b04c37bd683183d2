import TestSupport
import Testing

@testable import HTTPServer

/// Damaged requests: the parser must neither trap nor depend on how the bytes were cut.
struct ParserFuzzTests {
    private static let samples = [
        "GET /c/ab/1?c={{id}} HTTP/1.1\r\nHost: a.example:80\r\nCookie: a=1; b=2\r\n\r\n",
        "GET http://[::1]:80/x?y HTTP/1.1\r\nHost: [::1]\r\nConnection: foo, close\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5;a=\"b\\\"\"\r\nhello\r\nA\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
        "POST / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello",
    ]
    private static let spice = Array("\r\n\t\0 :;,/?#%[]\"\\0Aa~\u{7F}".utf8) + [0x80, 0xFF]

    private func damaged(_ sample: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let position = Int.random(in: 0..<bytes.count, using: &random)
            let byte = Self.spice.randomElement(using: &random)!
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[position] = byte
            case 1: bytes.insert(byte, at: position)
            case 2: bytes.remove(at: position)
            default: bytes.insert(contentsOf: bytes[position...].prefix(9), at: position)
            }
        }
        return bytes
    }

    @Test func damageIsRefusedAlikeAtEverySplit() {
        let seed = UInt64.random(in: 1...(.max))
        var random = SeededRandom(seed: seed)
        for round in 0..<4_000 {
            let bytes = damaged(Array(Self.samples[round % Self.samples.count].utf8), &random)
            let whole = Parsed(bytes, .whole)
            for feeding in [Feeding.bytewise, .random(seed: random.next())] {
                let cut = Parsed(bytes, feeding)
                let text = String(decoding: bytes, as: UTF8.self).debugDescription
                #expect(cut.outcome == whole.outcome, "seed \(seed), round \(round), \(text)")
                #expect(cut.body == whole.body, "seed \(seed), round \(round), \(text)")
            }
        }
    }
}
