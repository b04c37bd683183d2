import Foundation
import Testing

@testable import Store

extension CrashTests {
    /// Folders that must not be written: somebody else's, or a newer version's.
    @Suite(.serialized)
    struct RefusalTests {
        @Test func aSecondServiceIsRefusedAndTheFirstGoesOn() throws {
            let site = try Site()
            let service = try site.started()
            let crowd = Crowd(site, service, name: "crowd")
            crowd.wait(for: 20)
            guard case .refused(let code, let errors) = try site.serve() else {
                Issue.record("two services on one folder")
                return
            }
            #expect(code == 75 && errors.contains("in use by saletrail serve"))
            crowd.wait(for: crowd.count + 20)
            let answers = crowd.stop()
            service.kill()
            #expect(answers.wrong == [])
            try Books(site).expectComplete(answers)
        }

        @Test(arguments: ["control.sqlite", "report.sqlite", "journal/000001.sqlite"])
        func aNewerSchemaIsRefusedAndLeftAlone(name: String) throws {
            let site = try Site()
            let service = try site.started()
            let answers = Crowd(site, service, name: "crowd", rounds: 5).ended()
            service.stop()
            let path = site.data + "/" + name
            let database = try Connection(path: path, mode: .readWrite)
            let known = try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0
            try database.execute("PRAGMA user_version=99")
            guard case .refused(let code, let errors) = try site.serve() else {
                Issue.record("served with a newer \(name)")
                return
            }
            #expect(code == 78)
            #expect(errors.contains("has schema 99, this program knows up to \(known)"))
            #expect(errors.contains("Try: use the version of saletrail that wrote it"))
            try database.execute("PRAGMA user_version=\(known)")
            try Books(site).expectComplete(answers)
        }
    }
}
