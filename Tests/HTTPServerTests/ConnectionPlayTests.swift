import TestSupport
import Testing

@testable import HTTPServer

/// The state machine of connections, played by chance; `FuzzConnections` plays the same with
/// libFuzzer's scripts.
struct ConnectionPlayTests {
    @Test func whateverHappensAnswersKeepTheirOrder() {
        let seed = UInt64.random(in: 1...(.max))
        var random = SeededRandom(seed: seed)
        for number in 0..<400 {
            let length = Int.random(in: 20...400, using: &random)
            let script = (0..<length).map { _ in UInt8.random(in: 0...(.max), using: &random) }
            if let complaint = ConnectionPlay.complaint(about: script) {
                Issue.record("\(complaint); play \(number) of seed \(seed): \(script)")
                return
            }
        }
    }
}
