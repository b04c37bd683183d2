import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Store

extension CrashTests {
    /// Power cuts: all that a disk may be left with at a moment, rebuilt from the shim's record.
    @Suite(.serialized)
    struct PowerCutTests {
        /// Rebuilt moments, each in the four ways of ``Disk/Remains``.
        private static let moments = 150 * factor

        /// Two services one after the other, the first stopped, the second killed, while `faults`
        /// happen.
        private func recorded(
            _ habit: Crowd.Habit = .both, _ faults: (Faults) -> Void = { _ in }
        ) throws -> (Site, Trace) {
            let site = try Site(recording: true)
            faults(site.faults)
            let first = try site.started(recording: true)
            var told = Crowd(site, first, name: "first", rounds: 25, habit: habit).ended()
            #expect(first.stop() == 0)
            let second = try site.started(recording: true)
            told.add(Crowd(site, second, name: "second", rounds: 15, habit: habit).ended())
            second.kill()
            let trace = try Trace(contentsOf: site.log)
            #expect(told.wrong == [])
            #expect(trace.promises().count == told.count, "not every answer is in the record")
            return (site, trace)
        }

        /// Cuts the power at random moments of the record; what was promised and is lost.
        private func losses(
            _ site: Site, _ trace: Trace, moments: Int, random: inout SeededRandom
        ) throws -> [String] {
            let promises = trace.promises()
            var disk = Disk()
            var done = 0
            var losses: [String] = []
            for cut in cuts(trace, moments, &random) {
                for step in trace.steps[done..<cut] { disk.apply(step) }
                done = cut
                let kept = promises.prefix { $0.step < cut }.map(\.answer)
                let states = Disk.Remains.allCases.map { remains in
                    State(
                        name: "step \(cut), \(remains)",
                        files: disk.afterPowerCut(remains, root: site.path, using: &random))
                }
                losses += check(site, states, kept)
            }
            return losses
        }

        /// A third of them while a service starts, when files are made and recovered: there is
        /// most to go wrong.
        private func cuts(_ trace: Trace, _ count: Int, _ random: inout SeededRandom) -> [Int] {
            let starts = trace.steps.indices.filter {
                if case .started = trace.steps[$0] { true } else { false }
            }
            // The service's first start is the fourth program: three made folder and newsletter.
            let services = starts.dropFirst(3)
            return (0..<count).map { number in
                let first = number % 3 == 0 ? services.randomElement(using: &random)! : starts[3]
                let last = number % 3 == 0 ? first + 100 : trace.steps.count
                return Int.random(in: first...min(last, trace.steps.count), using: &random)
            }.sorted()
        }

        /// What a power cut left.
        private struct State: Sendable {
            let name: String
            let files: [String: [UInt8]]
        }

        /// Opens each of the states with the program; what is wrong with them.
        private func check(_ site: Site, _ states: [State], _ promises: [Promise]) -> [String] {
            let found = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: states.count) { index in
                let root = site.path + "/state\(index)"
                let problems: [String]
                do {
                    problems = try check(site, states[index].files, promises, root: root)
                } catch {
                    problems = ["\(error)"]
                }
                found.withLock { $0 += problems.map { states[index].name + ": " + $0 } }
            }
            return found.withLock { $0 }
        }

        /// Lays the files out below `root` and opens them.
        private func check(
            _ site: Site, _ files: [String: [UInt8]], _ promises: [Promise], root: String
        ) throws -> [String] {
            try? FileManager.default.removeItem(atPath: root)
            for (name, content) in files.sorted(by: { $0.key < $1.key }) {
                let path = root + name.dropFirst(site.path.count)
                if name.hasSuffix("/") {
                    try FileManager.default.createDirectory(
                        atPath: path, withIntermediateDirectories: true)
                } else {
                    try Data(content).write(to: URL(filePath: path))
                }
            }
            let books = try Books(site, data: root + "/data")
            // And the service can go on there.
            try Journal(DataFolder(path: root + "/data")).append([])
            return promises.filter { !books.holds($0) }.map { "\($0)" } + books.contradictions
        }

        @Test("whatever a power cut leaves, what was answered is there")
        func powerCuts() throws {
            var random = SeededRandom(seed: seed())
            let (site, trace) = try recorded()
            #expect(trace.promises().count == 320)
            let losses = try losses(site, trace, moments: Self.moments, random: &random)
            #expect(losses.isEmpty, "\(losses.count): \(losses.prefix(20))")
        }

        @Test("syncs that fail now and then, and a power cut afterwards")
        func failedSyncs() throws {
            var random = SeededRandom(seed: seed())
            let (site, trace) = try recorded(.sales) { $0.failSyncs(3, after: 30) }
            let told = trace.promises().count
            #expect((100..<160).contains(told), "not so many syncs failed: \(told)")
            let losses = try losses(site, trace, moments: Self.moments / 5, random: &random)
            #expect(losses.isEmpty, "\(losses.count): \(losses.prefix(20))")
        }

        /// The proof of the test: syncs that do nothing (what `synchronous=NORMAL` leaves out) are
        /// found out, and so is one failed sync that is taken for a good one.
        @Test(arguments: [(0, Int64.max), (30, 3)] as [(Int64, Int64)])
        func syncsThatLieAreFound(good: Int64, count: Int64) throws {
            var random = SeededRandom(seed: seed())
            let (site, trace) = try recorded(.sales) {
                $0.failSyncs(count, after: good, lying: true)
            }
            let losses = try losses(site, trace, moments: 15, random: &random)
            #expect(!losses.isEmpty)
        }
    }
}
