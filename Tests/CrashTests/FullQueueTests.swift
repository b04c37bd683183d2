import Foundation
import HTTPServer
import Testing

@testable import Store

extension CrashTests {
    /// More waits for the disk than is kept in memory.
    @Suite(.serialized)
    struct FullQueueTests {
        @Test(
            "a full queue: redirects go on at once, sales are refused, what was taken is kept",
            .enabled(
                if: ProcessInfo.processInfo.environment["SALETRAIL_CRASH_FACTOR"] != nil,
                "reading 65,536 sales takes minutes: only with SALETRAIL_CRASH_FACTOR"))
        func full() throws {
            let site = try Site()
            let token = try site.run("account", "token", "add", "4071", "--name", "shop")
                .trimmingCharacters(in: .whitespacesAndNewlines)
            let service = try site.started()
            site.faults[.syncDelay] = .max
            // Single sales fill what hundreds leave.
            let sizes =
                [Int](repeating: 100, count: JournalWriter.queueLimit / 100 + 50)
                + [Int](repeating: 1, count: 100)
            let callers = try sizes.enumerated().map {
                try Self.call(service, token, number: $0, size: $1)
            }
            // Who is refused is told at once.
            #expect(try callers.last?.receive().status == 503)
            let during = Crowd(site, service, name: "during", size: 2, rounds: 5).ended()
            #expect(during.clicks.count == 10 && during.wrong == [])
            #expect(during.arePrompt, "\(during.slowestRedirect)")
            #expect(during.unrecorded.count == 10)

            site.faults.heal()
            var accepted = 0
            for (caller, size) in zip(callers, sizes).dropLast() {
                accepted += try caller.receive().status == 200 ? size : 0
            }
            #expect(accepted >= JournalWriter.queueLimit && accepted < sizes.reduce(0, +))
            let after = Crowd(site, service, name: "after", size: 2, rounds: 5).ended()
            #expect(after.unrecorded.isEmpty && after.count == 20 && after.wrong == [])
            service.kill()
            #expect(try Self.kept(by: site) == accepted + after.count)
        }

        /// Reports so many sales in one call; the answer is not waited for.
        private static func call(
            _ service: Service, _ token: String, number: Int, size: Int
        ) throws -> LoopbackClient {
            let sales = (0..<size).map { #"{"order_id":"\#(number)-\#($0)","amount":1}"# }
            let caller = try LoopbackClient(service.address, timeout: .seconds(600))
            try caller.send(
                "POST", "/api/v1/sales", headers: [("Authorization", "Bearer " + token)],
                body: Array("[\(sales.joined(separator: ","))]".utf8))
            return caller
        }

        /// Events in the journal of a folder that nobody serves.
        private static func kept(by site: Site) throws -> Int {
            try JournalSegment.numbers(in: site.folder).reduce(0) { sum, number in
                let file = try Connection(
                    path: JournalSegment.path(number, in: site.folder), mode: .readOnly)
                return sum
                    + Int(try file.first("SELECT COUNT(*) FROM event") { $0.integer(0) } ?? 0)
            }
        }
    }
}
