import Testing

@testable import Mailing

@Suite struct DelimitedTextTests {
    static func records(_ text: String) -> [[String]] {
        DelimitedText(Array(text.utf8)).map(\.fields)
    }

    @Test(
        arguments: [
            ("", []), ("a", [["a"]]), ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
            ("a,\n,b\n,", [["a", ""], ["", "b"], ["", ""]]), ("a;b,c;d", [["a", "b,c", "d"]]),
            ("a\tb\n\"c\td\"\te", [["a", "b"], ["c\td", "e"]]), ("\"a\"\"b\",c", [["a\"b", "c"]]),
            ("\"a\r\nb\",c\r\nd", [["a\r\nb", "c"], ["d"]]), ("a\rb\rc", [["a"], ["b"], ["c"]]),
            ("a\n\r\n\nb", [["a"], ["b"]]), ("\"\"\na", [["a"]]), ("\"a\"b,c", [["ab", "c"]]),
            ("a\"b,c", [["a\"b", "c"]]), ("\"a,b", [["a,b"]]), ("\u{FEFF}a,b", [["a", "b"]]),
            ("\"x,y,z\";b", [["x,y,z", "b"]]), ("\n\na;b", [["a", "b"]]),
        ] as [(String, [[String]])])
    func readsRecords(text: String, expected: [[String]]) {
        #expect(Self.records(text) == expected)
    }

    @Test func linesAreCounted() {
        let lines = DelimitedText(Array("a\n\n\"b\nc\"\r\n\rd".utf8)).map(\.line)
        #expect(lines == [1, 3, 6])
    }

    @Test func latin1IsRead() {
        let fields = DelimitedText([0xE1, 0x2C, 0x80, 0x0A, 0xFF]).map(\.fields)
        #expect(fields == [["á", "\u{80}"], ["ÿ"]])
    }

    /// Whatever is written in CSV comes back, by every separator and line end.
    @Test func randomRecordsRoundTrip() {
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
            let isSame = Self.records(text) == [header] + rows
            #expect(isSame, "seed \(seed), round \(round)")
        }
    }

    @Test func randomBytesNeverCrash() {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("DelimitedTextTests.randomBytesNeverCrash: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let alphabet = Array("a,;\t\"\n\r".utf8) + [0xC3, 0xB1, 0xEF, 0xBB, 0xBF, 0]
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let records = Array(DelimitedText(bytes))
            #expect(records.count <= bytes.count)
            #expect(zip(records, records.dropFirst()).allSatisfy { $0.line < $1.line })
        }
    }
}
