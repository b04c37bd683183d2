import Testing

@testable import HTTPServer

struct RateLimitTests {
    private let address = IPAddress(text: "192.0.2.1")!

    @Test func aBurstAndThenTheRate() {
        let limit = RateLimit(rate: 10, burst: 5)
        let start: Int64 = 1_000_000
        for _ in 0..<5 { #expect(limit.refuses(address, at: start) == nil) }
        #expect(limit.refuses(address, at: start) == 1)
        #expect(limit.refuses(address, at: start + 99) == 1)
        #expect(limit.refuses(address, at: start + 100) == nil)
        #expect(limit.refuses(address, at: start + 100) == 1)
        // What is refused takes no token; rest fills the bucket up to the burst, not further.
        for _ in 0..<5 { #expect(limit.refuses(address, at: start + 60_000) == nil) }
        #expect(limit.refuses(address, at: start + 60_000) == 1)
    }

    @Test func aClockThatIsSetBackLocksNobodyOut() {
        let limit = RateLimit(rate: 10, burst: 5)
        for _ in 0..<5 { #expect(limit.refuses(address, at: 7_200_000) == nil) }
        #expect(limit.refuses(address, at: 7_200_000) == 1)
        #expect(limit.refuses(address, at: 3_600_000) == nil)
    }

    @Test func waitsAreWholeSeconds() {
        let limit = RateLimit(rate: 1, burst: 1)
        #expect(limit.refuses(address, at: 0) == nil)
        #expect(limit.refuses(address, at: 1) == 1)
        let slow = RateLimit(rate: 1, burst: 3)
        for _ in 0..<3 { #expect(slow.refuses(address, at: 0) == nil) }
        #expect(slow.refuses(address, at: 999) == 1)
        #expect(slow.refuses(address, at: 1_000) == nil)
    }

    @Test func addressesCountAlone() {
        let limit = RateLimit(rate: 1, burst: 1)
        #expect(limit.refuses(address, at: 0) == nil)
        #expect(limit.refuses(IPAddress(text: "192.0.2.2")!, at: 0) == nil)
        #expect(limit.refuses(IPAddress(text: "2001:db8::1")!, at: 0) == nil)
        // The same /64, then the next one.
        #expect(limit.refuses(IPAddress(text: "2001:db8::2:1")!, at: 0) == 1)
        #expect(limit.refuses(IPAddress(text: "2001:db8:0:1::1")!, at: 0) == nil)
        #expect(limit.refuses(address, at: 0) == 1)
    }

    @Test func aFullTableForgetsTheQuietestFirst() {
        let limit = RateLimit(rate: 1, burst: 10)
        for _ in 0..<10 { _ = limit.refuses(address, at: 0) }
        // Many more addresses than places, each with one token taken of ten.
        for number in 0..<200_000 {
            let other = IPAddress(ipv4: 0x0A00_0000 + UInt32(number))
            #expect(limit.refuses(other, at: 0) == nil)
        }
        #expect(limit.refuses(address, at: 0) == 1)
    }
}
