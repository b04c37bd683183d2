import Foundation
import Testing

/// What a merge promises when it is killed, stopped, or the disk is full: against the real program.
@Suite(.serialized)
struct MergeCrashTests {
    private static let count = 5_000
    /// Of each form: together more than a dozen.
    private static let kills = 5

    private let program: Program
    private let base: [String]

    init() throws {
        program = try Program()
        try program.addAccount()
        let filler = String(repeating: "<p>Zapatos de {{name}}</p>\n", count: 40)
        let file = try program.file(
            "n.html", filler + "<a href='https://shop.example/?n={{name}}'>Ver</a>")
        let lines = (0..<Self.count).map { "C-\($0),c\($0)@shop.example,Ana \($0 % 7)" }
        let list = try program.file("c.csv", "id,email,name\n" + lines.joined(separator: "\n"))
        base = ["merge", file, list, "--account", "4071", "--campaign", "c"]
    }

    private static let forms: [(form: String, out: String)] = [
        ("mbox", "all.mbox"), ("jsonl", "all.jsonl"), ("eml", "box"),
    ]

    private func words(_ form: String, _ out: String) -> [String] {
        base + [
            "--as", form, "--out", program.folder + "/" + out, "--from", "Sol <a@sol.example>",
            "--subject", "Hola {{name}}",
        ]
    }

    @Test("kill -9 at random moments: the same bytes as in one go", arguments: forms.indices)
    func killed(index: Int) throws {
        let (form, out) = Self.forms[index]
        let words = words(form, out)
        var kills = 0
        while kills < Self.kills {
            let process = try program.launch(words, log: "merge")
            Thread.sleep(forTimeInterval: Double.random(in: 0.02...0.5))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .exit { break }
            kills += 1
        }
        #expect(kills > 1, "too few to say anything")
        let last = try program.run(words: words)
        #expect(last.status == 0 || kills < Self.kills, "\(last.errors)")
        let found = try mails(out)
        #expect(Set(found.keys).count == Self.count)
        // In one go, at another time: all must be the same but that.
        let whole = try program.run(words: self.words(form, "whole-" + out))
        #expect(whole.status == 0)
        let expected = try mails("whole-" + out)
        let dates = Set(found.values.flatMap(Self.dated))
        #expect(found.allSatisfy { Self.rest(expected[$0.key]) == Self.rest($0.value) })
        #expect(form == "jsonl" ? dates.isEmpty : dates.count == 1)
    }

    /// The mails by contact, each written once.
    private func mails(_ name: String) throws -> [String: String] {
        let path = program.folder + "/" + name
        if let names = try? FileManager.default.contentsOfDirectory(atPath: path) {
            let files = names.filter { $0.hasSuffix(".eml") }
            return try Dictionary(
                uniqueKeysWithValues: files.map { ($0, try program.text(name + "/" + $0)) })
        }
        let text = try program.text(name)
        if name.hasSuffix("jsonl") {
            return Self.once(
                text.split(separator: "\n").map {
                    (String($0.prefix { $0 != "," }), String($0))
                })
        }
        let messages = text.components(separatedBy: "\n\nFrom ")
        return Self.once(
            messages.map { message in
                let to = message.split(separator: "\n").first { $0.hasPrefix("To: ") } ?? ""
                let rest = message.drop { $0 != "\n" }
                return (String(to), rest.trimmingCharacters(in: .whitespacesAndNewlines))
            })
    }

    /// A mail that is there twice becomes one that no contact has.
    private static func once(_ mails: [(String, String)]) -> [String: String] {
        Dictionary(mails) { $0 + $1 }
    }

    /// The time that the mail was made at: its `Date`.
    private static func dated(_ mail: String) -> [Substring] {
        mail.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("Date: ") }
    }

    /// All but that: the same time is in the message's id, and in the separator of a mailbox.
    private static func rest(_ mail: String?) -> String {
        (mail ?? "").split(whereSeparator: \.isNewline).filter {
            !$0.hasPrefix("Date: ") && !$0.hasPrefix("Message-ID: ") && !$0.hasPrefix("From a@")
        }.joined(separator: "\n")
    }

    @Test func stopsWhenAsked() throws {
        let words = words("mbox", "all.mbox")
        let process = try program.launch(words, log: "merge")
        let part = program.folder + "/all.mbox.part"
        for _ in 0..<1_000 {
            let size = try? FileManager.default.attributesOfItem(atPath: part)[.size] as? Int
            if (size ?? 0) > 0 { break }
            Thread.sleep(forTimeInterval: 0.01)
        }
        process.interrupt()
        process.waitUntilExit()
        let errors = try program.text("merge.err")
        #expect(process.terminationStatus == 75, "\(errors)")
        #expect(errors.contains("Error: stopped at "))
        #expect(errors.contains(" of \(Self.count) contacts\nTry: run the same command again"))
        let rest = try program.run(words: words)
        #expect(rest.status == 0 && rest.errors.contains("were there already"))
        #expect(try mails("all.mbox").count == Self.count)
    }

    @Test func fullDisk() throws {
        let words = words("jsonl", "all.jsonl")
        let process = try program.launch(words, fileLimit: 8_000, log: "merge")
        process.waitUntilExit()
        let errors = try program.text("merge.err")
        #expect(process.terminationStatus == 74)
        #expect(errors.contains("Error: cannot write ") && errors.contains("then the same command"))
        #expect(!FileManager.default.fileExists(atPath: program.folder + "/all.jsonl"))
        let rest = try program.run(words: words)
        #expect(rest.status == 0 && rest.errors.contains("were there already"), "\(rest.errors)")
        #expect(try mails("all.jsonl").count == Self.count)
    }
}
