import Foundation
import LinkRewriting
import Model
import Signing
import Store
import Testing

@testable import Mailing

/// What a merge writes, where, and how it goes on.
@Suite struct MergeTests {
    let room: PostRoom
    let folder: String
    static let html =
        "<p>Hola {{name|amiga}} <a href='https://shop.example/?n={{name}}'>Ver</a></p>"

    init() throws {
        room = try PostRoom()
        folder = room.path + "/out"
    }

    func list(_ text: String, needsEmail: Bool = false) throws -> ContactList {
        try ContactList(ContactSource(Array(text.utf8)), .init(needsEmail: needsEmail))
    }

    func contacts(_ references: [String]) throws -> ContactList {
        try list("contact_id\n" + references.joined(separator: "\n"))
    }

    /// Merges `html` for the list, and stops after `stop` mails.
    @discardableResult
    func merge(
        _ html: String, _ list: ContactList, _ request: MergeRequest? = nil,
        at now: Instant = PostRoom.now, stop: Int? = nil
    ) throws -> MergeOutcome {
        let request =
            request
            ?? MergeRequest(form: .html, destination: .folder(folder), keepsTags: true)
        let compiled = try CompiledMailing(try room.mailing(html), request, list.columns)
        var left = stop ?? Int.max
        return try Merge(compiled, list, request).run(
            control: room.control, at: now,
            shouldStop: {
                left -= 1
                return left <= 0
            })
    }

    @discardableResult
    func merge(_ list: ContactList, _ request: MergeRequest? = nil) throws -> MergeOutcome {
        try merge(MailingTests.html, list, request)
    }

    func files() throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try Dictionary(
            uniqueKeysWithValues: names.filter { $0 != ".saletrail-merge" }.map { name in
                (name, try String(contentsOfFile: folder + "/" + name, encoding: .utf8))
            })
    }

    @Test func everyContactHasItsOwnStamp() throws {
        let references = ["17", "ana", "A.b_c-1"]
        try merge(try contacts(references))
        let files = try files()
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

    @Test func namesStayInTheFolder() throws {
        let unsafe = [
            "../../etc/passwd", "..", ".", ".hidden", "-rf", "a/b", "a b", "ñ", "a&b;c", "a'b",
        ]
        try merge(try contacts(unsafe))
        let names = try files().keys
        #expect(names.count == unsafe.count)
        for name in names {
            #expect(name.hasPrefix("contact-") && name.hasSuffix(".html"))
            #expect(
                name.utf8.allSatisfy { $0 < 0x80 } && !name.contains("/") && !name.contains(" "))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: room.path).count == 2)
    }

    /// Nobody may get a newsletter with somebody else's stamp.
    @Test func namesNeverMeet() throws {
        let references = ["a b", "contact-1-a_b", "a_b", "a.b", "a/b", "contact-5-a_b"]
        try merge(try contacts(references))
        let files = try files()
        #expect(files.count == references.count)
        let stamps = Set(files.values.map { room.links(in: $0).first?.stamp?.contact })
        #expect(stamps.count == references.count)
    }

    static func destination(_ form: MailForm, _ path: String) -> MergeDestination {
        form == .html || form == .eml ? .folder(path) : .file(path)
    }

    /// Stopped again and again, at another time each: what comes out is the same as in one go.
    @Test(arguments: MailForm.allCases)
    func goesOnWhereItWas(form: MailForm) throws {
        let lines = (0..<2_500).map { "c\($0 % 2_400),n\($0),c\($0)@shop.example" }
        let list = try list(
            "id,name,email\n" + lines.joined(separator: "\n"), needsEmail: form.isMessage)
        let headers = MailHeaders(
            from: MailHeaders.Sender("Sol <a@sol.example>"), subject: "Hola {{name}}")
        var request = MergeRequest(
            form: form, destination: Self.destination(form, folder), headers: headers)
        var written = 0
        for stop in [1, 300, 999, 900] {
            let later = PostRoom.now.advanced(by: .seconds(written + 60))
            let outcome = try merge(
                Self.html, list, request, at: written == 0 ? PostRoom.now : later, stop: stop)
            #expect(outcome.isStopped && outcome.found == written && outcome.written == stop)
            written += stop
        }
        let last = try merge(Self.html, list, request, at: PostRoom.now.advanced(by: .seconds(9)))
        #expect(!last.isStopped && last.found == 2_200 && last.written == 200)
        let found = try snapshot(folder)
        request.destination = Self.destination(form, folder + "-2")
        try merge(Self.html, list, request)
        #expect(found == (try snapshot(folder + "-2")))
        #expect(found.count == (form == .html || form == .eml ? 2_400 : 1))
    }

    /// The files of a merge that is complete, by name; a single file is "".
    private func snapshot(_ path: String) throws -> [String: Data] {
        #expect(!FileManager.default.fileExists(atPath: path + ".part"))
        #expect(!FileManager.default.fileExists(atPath: path + ".part.state"))
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            return ["": try Data(contentsOf: URL(filePath: path))]
        }
        return try Dictionary(
            uniqueKeysWithValues: names.filter { $0 != ".saletrail-merge" }.map {
                ($0, try Data(contentsOf: URL(filePath: path + "/" + $0)))
            })
    }

    @Test func completeIsComplete() throws {
        let list = try contacts(["1", "2"])
        #expect(try merge(list).written == 2)
        let again = try merge(list)
        #expect(again.written == 0 && again.found == 2)
        let request = MergeRequest(
            form: .html, destination: .folder(folder), keepsTags: true, restarts: true)
        #expect(try merge(list, request).written == 2)
    }

    /// Half of one mailing and half of another would be worse than none.
    @Test func changesAreNoticed() throws {
        let list = try list("id,name\n1,a\n2,b\n")
        try merge(Self.html, list, stop: 1)
        let other = failure { try merge(Self.html + " ", list) }
        #expect(
            other?.description
                == "\(folder) holds a merge that has begun, and the newsletter or an option has "
                + "changed since")
        #expect(other?.hint.contains("--restart") == true)
        let longer = try self.list("id,name\n1,a\n2,b\n3,c\n")
        let contacts = failure { try merge(Self.html, longer) }
        #expect(contacts?.description.contains("the contact list has changed since") == true)
        #expect(try merge(Self.html, list).found == 1)
    }

    @Test func finishedFilesAreNotOverwritten() throws {
        let list = try contacts(["1"])
        var request = MergeRequest(form: .jsonl, destination: .file(folder), keepsTags: true)
        try merge(list, request)
        let there = failure { try merge(list, request) }
        #expect(there?.description == "\(folder) is there already")
        request.restarts = true
        #expect(try merge(list, request).written == 1)
        request.destination = .file("/dev/null")
        let device = failure { try merge(list, request) }
        #expect(device?.description == "/dev/null is no ordinary file")
    }

    @Test func foldersThatCannotBeAreNamed() throws {
        let file = room.path + "/file"
        try Data().write(to: URL(filePath: file))
        for (path, reason) in [
            (file, "Not a directory"), (file + "/out", "Not a directory"),
            (room.path + "/none/out", "No such file or directory"),
        ] {
            let request = MergeRequest(form: .html, destination: .folder(path), keepsTags: true)
            let error = failure { try merge(try contacts(["1"]), request) }
            #expect(error?.description == "cannot write \(path): \(reason)")
        }
    }

    @Test func onlyOneAtATime() throws {
        let output = try FolderOutput(folder, .html)
        let state = MergeState(mailing: [1], contacts: [2], started: PostRoom.now)
        _ = try output.begin(state, restarts: false)
        let error = failure { try merge(try contacts(["1"])) }
        #expect(error?.description == "another merge is writing to \(folder)")
    }

    @Test func addressesInLinksAreCounted() throws {
        let html = "<a href='https://shop.example/?e={{who}}'>Ver</a> {{who}}"
        let list = try list("id,who\n1,a@shop.example\n2,b\n3,c@shop.example\n")
        #expect(try merge(html, list).addressesInLinks == 2)
    }

    @Test func unknownTagsAreNamedBeforeAnything() throws {
        let list = try list("id,name\n1,a\n")
        let error = failure {
            try CompiledMailing.check(Array("<p>{{ naem|x }}".utf8), list.columns.names)
        }
        #expect(error?.description == "{{ naem|x }}: the contact list has no column naem")
        #expect(error?.hint.contains("--keep-tags") == true)
        var request = MergeRequest(form: .jsonl, destination: .file(folder))
        request.headers.subject = "Hola {{nombre}}"
        let subject = failure { try merge(Self.html, list, request) }
        #expect(subject?.description == "{{nombre}}: the contact list has no column nombre")
        #expect(!FileManager.default.fileExists(atPath: folder + ".part"))
    }
}
