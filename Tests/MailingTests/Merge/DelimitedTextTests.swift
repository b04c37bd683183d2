import LinkRewriting
import TestSupport
import Testing

@testable import Mailing

@Suite struct DelimitedTextTests {
    static func records(_ text: String) throws -> [[String]] {
        try DelimitedText.records(Array(text.utf8))
    }

    /// The lines that records begin on.
    static func lines(_ file: [UInt8]) throws(MailingError) -> [Int] {
        var text = try DelimitedText(ContactSource(file), .windows1252)
        var record = FieldValues()
        var lines: [Int] = []
        while try text.next(into: &record) { lines.append(text.line) }
        return lines
    }

    @Test(
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,\n,b\n,", [["a", ""], ["", "b"], ["", ""]]), ("a;b,c;d", [["a", "b,c", "d"]]),
            ("a\tb\n\"c\td\"\te", [["a", "b"], ["c\td", "e"]]), ("\"a\"\"b\",c", [["a\"b", "c"]]),
            ("\"a\r\nb\",c\r\nd", [["a\r\nb", "c"], ["d"]]), ("a\rb\rc", [["a"], ["b"], ["c"]]),
            ("a\n\r\n\nb", [["a"], ["b"]]), ("\"\"\na", [["a"]]), ("\"a\"b,c", [["ab", "c"]]),
            ("a\"b,c", [["a\"b", "c"]]), ("\u{FEFF}a,b", [["a", "b"]]),
            ("\"x,y,z\";b", [["x,y,z", "b"]]), ("\n\na;b", [["a", "b"]]),
        ] as [(String, [[String]])])
    func readsRecords(text: String, expected: [[String]]) throws {
        #expect(try Self.records(text) == expected)
    }

    @Test func openQuotesAreRefused() {
        let error = failure { _ = try Self.records("x\n\"a,b\nc") }
        #expect(
            error?.description
                == "line 2 of the contact list has a quote that is never closed")
    }

    @Test func linesAreCounted() throws {
        let lines = try Self.lines(Array("a\n\n\"b\nc\"\r\n\rd".utf8))
        #expect(lines == [1, 3, 6])
    }

    @Test func windows1252IsRead() throws {
        let fields = try DelimitedText.records([0xE1, 0x2C, 0x80, 0x0A, 0xFF])
        #expect(fields == [["á", "€"], ["ÿ"]])
        // Halves of two fields never make one character.
        let halves = failure {
            var text = try DelimitedText(ContactSource([0x61, 0xC3, 0x2C, 0xB1]), .utf8)
            var record = FieldValues()
            _ = try text.next(into: &record)
        }
        #expect(
            halves?.description == "line 1 of the contact list is not UTF-8 there, but was before")
    }

    /// Whatever is written in CSV comes back, by every separator and line end.
    @Test func randomRecordsRoundTrip() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DelimitedTextTests.randomRecordsRoundTrip: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let pieces = ["a", "ñ", "€", ",", ";", "\t", "\"", "\n", "\r\n", " ", "\u{0}", "𝄞"]
        for round in 0..<3000 {
            let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
            let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
            let width = Int.random(in: 2...4, using: &random)
            let header = (0..<width).map { "column\($0)" }
            let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...4, using: &random)).map { _ in
                        pieces.randomElement(using: &random) ?? ""
                    }.joined()
                }
            }
            let text = ([header] + rows).map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
                    .joined(separator: separator)
            }.joined(separator: end)
            let isSame = try Self.records(text) == [header] + rows
            #expect(isSame, "seed \(seed), round \(round)")
        }
    }

    @Test func randomBytesNeverCrash() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DelimitedTextTests.randomBytesNeverCrash: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let alphabet = Array("a,;\t\"\n\r".utf8) + [0xC3, 0xB1, 0xEF, 0xBB, 0xBF, 0]
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            do throws(MailingError) {
                let lines = try Self.lines(bytes)
                #expect(lines.count <= bytes.count)
                #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 }, "seed \(seed)")
            } catch {
                guard case .contacts(.openQuote, _) = error else {
                    Issue.record("seed \(seed): \(error)")
                    return
                }
            }
        }
    }
}
