import Foundation
import Testing

extension CrashTests {
    /// Commands that work on the folder while it is served: none stops a reader.
    @Suite(.serialized)
    struct BesideTests {
        /// One line for each.
        static let commands = [
            ["report", "sales", "--account", "4071"],
            ["hits", "--account", "4071"],
            ["account", "deactivate", "4071"],
            ["account", "activate", "4071"],
            ["db", "backup", "NAME"],
            ["db", "refold"],
            ["db", "prune", "--keep", "1d"],
        ]

        @Test("readers arrive in time while it runs", arguments: commands)
        func readersArrive(command: [String]) throws {
            let site = try Site()
            let service = try site.started(deadline: 250)
            var answers = Crowd(site, service, name: "before", rounds: 25).ended()
            let crowd = Crowd(site, service, name: "during", size: 2, habit: .clicks)
            for round in 0..<3 {
                crowd.wait(for: crowd.count + 10)
                let name = "\(site.path)/copy-\(round)"
                try site.run(command.map { $0 == "NAME" ? name : $0 })
            }
            answers.add(crowd.stop())
            #expect(service.stop() == 0)
            #expect(answers.wrong == [] && answers.arePrompt, "\(answers.slowestRedirect)")
            try Books(site).expectComplete(answers)
        }
    }
}
