import Foundation
import Testing

extension CrashTests {
    /// The disk has no room: readers arrive, shops are told, and it goes on by itself.
    @Suite(.serialized)
    struct FullDiskTests {
        /// What was told before, while and after there was no room.
        struct Course {
            var before = Answers()
            var during = Answers()
            var after = Answers()
        }

        /// Plays a day on which the disk is full for a while.
        private func play(
            _ site: Site, fill: () throws -> Void, makeRoom: () throws -> Void
        ) throws -> Course {
            var course = Course()
            // The usual deadline: here a redirect is no promise.
            let service = try site.started(deadline: 250, everywhere: true)
            course.before = Crowd(site, service, name: "before", rounds: 50).ended()
            try fill()
            course.during = Crowd(site, service, name: "during", size: 2, rounds: 200).ended()
            try makeRoom()
            let end = Date(timeIntervalSinceNow: 10)
            var tries = 0
            repeat {
                tries += 1
                course.after = Crowd(site, service, name: "after\(tries)", size: 1, rounds: 5)
                    .ended()
            } while !course.after.unrecorded.isEmpty && Date() < end
            service.kill()
            return course
        }

        private func expectRight(_ course: Course, on site: Site) throws {
            #expect(course.before.unrecorded.isEmpty && course.after.unrecorded.isEmpty)
            #expect(course.before.sales.count == 200 && course.after.sales.count == 5)
            #expect(!course.during.unrecorded.isEmpty, "the disk never filled")
            #expect(course.during.clicks.count == 400, "readers who did not arrive")
            for answers in [course.before, course.during, course.after] {
                #expect(answers.wrong == [])
                #expect(answers.arePrompt, "\(answers.slowestRedirect)")
            }
            #expect(try site.text("serve.err").contains("journal: "))
            var promised = course.before
            promised.add(course.after)
            promised.sales.formUnion(course.during.sales)
            try Books(site).expectComplete(promised)
            // The proof of the test: a redirect that was counted as accepted would be missed.
            promised.add(course.during)
            #expect(!(try Books(site).losses(of: promised)).isEmpty)
        }

        @Test("no more than so many bytes fit", arguments: [0, 4_000, 50_000, 300_000])
        func bytes(room: Int64) throws {
            let site = try Site()
            let course = try play(site) {
                site.faults[.room] = room
            } makeRoom: {
                site.faults[.room] = Faults.endless
            }
            try expectRight(course, on: site)
        }

        @Test(
            "a small file system, then a larger one",
            .enabled("needs the right to mount") {
                Mount.isAllowed
            })
        func fileSystem() throws {
            let site = try Site()
            let mount = try Mount(site.data, kilobytes: 20_000)
            let course = try play(site) {
                try mount.leave(kilobytes: 100)
            } makeRoom: {
                try mount.resize(kilobytes: 20_000)
            }
            try expectRight(course, on: site)
        }

        @Test("a file system that turns read-only, and is mounted anew")
        func readOnly() throws {
            let site = try Site()
            let course = try play(site) {
                site.faults[.readOnly] = 1
            } makeRoom: {
                site.faults[.readOnly] = 0
            }
            try expectRight(course, on: site)
        }
    }
}
