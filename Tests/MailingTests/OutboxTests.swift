import Foundation
import Model
import Signing
import Store
import Testing

@testable import Mailing

@Suite struct OutboxTests {
    let room: PostRoom
    let folder: String

    init() throws {
        room = try PostRoom()
        folder = room.path + "/out"
    }

    func contacts(_ references: [String]) throws -> ContactList {
        try ContactList(Array(("contact_id\n" + references.joined(separator: "\n")).utf8))
    }

    /// Merges the newsletter for these contacts; the files by their names.
    func merge(_ references: [String]) throws -> [String: String] {
        let mailing = try room.mailing(MailingTests.html)
        try Outbox(folder).write(
            mailing, for: try contacts(references), control: room.control, progress: { _ in })
        return try files()
    }

    func files() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
            })
    }

    @Test func everyContactHasItsOwnStamp() throws {
        let references = ["17", "ana", "A.b_c-1"]
        let files = try merge(references)
        #expect(Set(files.keys) == Set(references.map { $0 + ".html" }))
        var rest: Set<String> = []
        for reference in references {
            let file = try #require(files[reference + ".html"])
            let links = room.links(in: file)
            #expect(links.map(\.number) == [1, 2, 3, 4, 5])
            let number = try #require(links.first?.stamp?.contact)
            #expect(links.allSatisfy { $0.stamp?.contact == number })
            #expect(
                try room.control.reference(of: number, account: PostRoom.shop) == reference)
            let stamp = try #require(links.first?.url.split(separator: "/").dropLast().last)
            rest.insert(file.replacing(stamp, with: "STAMP"))
        }
        #expect(rest.count == 1)
        // The template differs by its stamp, too, and by nothing else.
        let template = text(try room.mailing(MailingTests.html).template())
        let stamp = try #require(
            room.links(in: template).first?.url.split(separator: "/").dropLast().last)
        #expect(rest == [template.replacing(stamp, with: "STAMP")])
    }

    @Test func againIsTheSame() throws {
        let first = try merge(["1", "2", "3"])
        #expect(try merge(["1", "2", "3"]) == first)
        // Others before them change nothing in what they get.
        let more = try merge(["0", "3", "2", "1"])
        #expect(more.filter { $0.key != "0.html" } == first)
        let campaign = try room.control.campaign("spring", of: PostRoom.shop)
        #expect(try room.control.mailedCount(campaign.id) == 4)
    }

    static let unsafe = [
        "../../etc/passwd", "..", ".", ".hidden", "-rf", "a/b", "a b", "ñ", "a&b;c", "a'b",
    ]

    @Test func namesStayInTheFolder() throws {
        let files = try merge(Self.unsafe)
        #expect(files.count == Self.unsafe.count)
        for name in files.keys {
            #expect(name.hasPrefix("contact-") && name.hasSuffix(".html"))
            #expect(
                name.utf8.allSatisfy { $0 < 0x80 } && !name.contains("/") && !name.contains(" "))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: room.path).count == 2)
    }

    /// Nobody may get a newsletter with somebody else's stamp.
    @Test func namesNeverMeet() throws {
        let references = ["a b", "contact-1-a_b", "a_b", "a.b", "a/b", "contact-5-a_b"]
        let files = try merge(references)
        #expect(files.count == references.count)
        let stamps = Set(files.values.map { room.links(in: $0).first?.stamp?.contact })
        #expect(stamps.count == references.count)
    }

    @Test func progressCountsContacts() throws {
        let references = (1...2100).map { "c\($0)" }
        var seen: [Int] = []
        try Outbox(folder).write(
            try room.mailing("<a href=\"https://a.example/\">a</a>"), for: try contacts(references),
            control: room.control, progress: { seen.append($0) })
        #expect(seen == Array(1...2100))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2100)
    }

    @Test func folderThatCannotBeIsNamed() throws {
        let file = room.path + "/file"
        try Data().write(to: URL(filePath: file))
        let below = failure { _ = try Outbox(file + "/out") }
        #expect(below?.description == "cannot write \(file)/out: Not a directory")
        let missing = failure { _ = try Outbox(room.path + "/none/out") }
        #expect(missing?.hint.contains("folder exists") == true)
        // A file where the folder should be.
        let error = failure {
            try Outbox(file).write(
                try room.mailing(MailingTests.html), for: try contacts(["1"]),
                control: room.control, progress: { _ in })
        }
        #expect(error?.description.hasSuffix("Not a directory") == true)
    }
}
