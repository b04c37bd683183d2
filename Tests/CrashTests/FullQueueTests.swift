import Foundation
import HTTPServer
import Testing

@testable import Store

extension CrashTests {
    /// More waits for the disk than can be kept in memory.
    @Suite(.serialized)
    struct FullQueueTests {
        @Test("a full queue: redirects go on at once, sales are refused, none is lost")
        func full() throws {
            let site = try Site()
            let token = try site.run("account", "token", "add", "4071", "--name", "shop")
                .trimmingCharacters(in: .whitespacesAndNewlines)
            let service = try site.started(deadline: 250)
            site.faults[.syncDelay] = 4_000_000
            let fields = [("Authorization", "Bearer " + token)]
            // The first commit takes what is there, all else has to wait for it.
            let calls = JournalWriter.queueLimit / 100 + 150
            var callers: [LoopbackClient] = []
            for number in 0..<calls {
                let caller = try LoopbackClient(service.address, timeout: .seconds(60))
                try caller.send("POST", "/api/v1/sales", headers: fields, body: Self.sales(number))
                callers.append(caller)
            }
            let during = Crowd(site, service, name: "during", size: 2, rounds: 5).ended()
            #expect(during.clicks.count == 10 && during.wrong == [])
            #expect(during.arePrompt, "\(during.slowestRedirect)")
            #expect(during.unrecorded.count > 0)
            site.faults.heal()
            var accepted = 0
            for caller in callers {
                let status = try caller.receive().status
                #expect(status == 200 || status == 503)
                accepted += status == 200 ? 100 : 0
            }
            #expect(accepted >= JournalWriter.queueLimit / 100 * 100 / 2)
            #expect(accepted < calls * 100)
            let after = Crowd(site, service, name: "after", rounds: 5).ended()
            #expect(after.unrecorded.isEmpty && after.wrong == [])
            #expect(service.stop() == 0)
            let books = try Books(site)
            books.expectComplete(after)
            #expect(books.sales.keys.count { $0.hasPrefix("q") } == accepted)
        }

        private static func sales(_ call: Int) -> [UInt8] {
            let sales = (0..<100).map {
                #"{"order_id":"q\#(call)-\#($0)","amount":1,"currency":"EUR","product":"p"}"#
            }
            return Array("[\(sales.joined(separator: ","))]".utf8)
        }
    }
}
