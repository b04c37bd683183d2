import Foundation
import HTTPServer
import Testing

extension CrashTests {
    /// The wall clock is set while the service runs.
    @Suite(.serialized)
    struct ClockTests {
        private static let hour: Int64 = 3_600_000

        @Test("nothing is lost and nothing stands still", arguments: [-hour, hour])
        func isSet(shift: Int64) throws {
            let site = try Site()
            let service = try site.started()
            var answers = Crowd(site, service, name: "before", rounds: 20).ended()
            site.faults[.clockShift] = shift
            answers.add(Crowd(site, service, name: "after", rounds: 20).ended())
            #expect(answers.wrong == [] && answers.count == 320)
            // The fold goes on, and so does the watch over the control tables.
            try Books(site).expectComplete(answers)
            try site.run("account", "deactivate", "4071")
            #expect(try becomes("set-aside; reason=not-activated", service.address))
            #expect(service.stop() == 0)
        }

        @Test func failuresAreStillTold() throws {
            let site = try Site()
            let service = try site.started()
            for shift in [0, -Self.hour] {
                site.faults[.clockShift] = shift
                site.faults.failSyncs()
                _ = Crowd(site, service, name: "\(shift)", size: 1, rounds: 3).ended()
                site.faults.heal()
                Thread.sleep(forTimeInterval: 1.1)
            }
            service.kill()
            let log = try site.text("serve.err")
            #expect(log.split(separator: "saletrail: journal: ").count == 3, "\(log)")
        }

        /// Whether the pixel answers so within two seconds.
        private func becomes(_ outcome: String, _ address: String) throws -> Bool {
            let client = try LoopbackClient(address)
            for _ in 0..<100 {
                let answer = try client.request("GET", "/track/sale?empId=4071")
                if answer.header("x-saletrail") == outcome { return true }
                Thread.sleep(forTimeInterval: 0.02)
            }
            return false
        }
    }
}
