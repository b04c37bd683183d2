import Foundation
import Testing

@testable import LinkRewriting

/// The tokenizer tests of the html5lib project (MIT), where they lie beside the package.
@Suite struct HTML5LibTokenizerTests {
    @Test(.enabled(if: TestFolders.exists(TestFolders.html5lib)))
    func everyRunGivesTheExpectedTokens() throws {
        var runs = 0
        var failures: [String] = []
        let folder = TestFolders.html5lib.appendingPathComponent("tokenizer")
        for file in TestFolders.files(folder, ending: ".test") {
            for test in try Self.load(file) {
                for state in test.states {
                    runs += 1
                    if !test.passes(in: state) {
                        failures.append("\(file.lastPathComponent): \(test.name) [\(state)]")
                    }
                }
            }
        }
        print("html5lib tokenizer: \(runs - failures.count) of \(runs) runs")
        for failure in failures.prefix(40) { print("  " + failure) }
        #expect(runs > 7_000)
        #expect(failures.isEmpty)
    }

    private static func load(_ file: URL) throws -> [HTML5LibTest] {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let tests = (json as? [String: Any])?["tests"] as? [[String: Any]] ?? []
        return tests.compactMap(HTML5LibTest.init)
    }
}

private struct HTML5LibTest {
    let name: String
    let input: String
    let states: [String]
    let lastStartTag: String
    let expected: [ScannedDocument.Piece]

    init?(_ json: [String: Any]) {
        guard let name = json["description"] as? String, let input = json["input"] as? String,
            let output = json["output"] as? [[Any]]
        else { return nil }
        let isEscaped = json["doubleEscaped"] as? Bool ?? false
        let unescape: (String) -> String = { isEscaped ? Self.unescaped($0) : $0 }
        self.name = name
        self.input = unescape(input)
        states = json["initialStates"] as? [String] ?? ["Data state"]
        lastStartTag = json["lastStartTag"] as? String ?? ""
        expected = Self.joined(output.compactMap { Self.piece($0, unescape) })
    }

    func passes(in state: String) -> Bool {
        let modes: [String: TextMode] = [
            "RCDATA state": .rcdata, "RAWTEXT state": .rawtext, "Script data state": .script,
            "PLAINTEXT state": .plaintext,
        ]
        let name = Array(lastStartTag.utf8)
        let element = name.withUnsafeBufferPointer { TagName($0, $0.indices) }
        let bytes = Array(input.utf8)
        // Whole, byte by byte, and split at every place.
        let windows = [[], Array(bytes.indices)] + bytes.indices.map { [$0] }
        return windows.allSatisfy { ends in
            ScannedDocument(
                bytes, mode: modes[state] ?? .data, element: element,
                inCDATA: state == "CDATA section state", windowEnds: ends
            ).pieces == expected
        }
    }

    private static func piece(
        _ json: [Any], _ unescape: (String) -> String
    ) -> ScannedDocument.Piece? {
        let text = ExactText(unescape(json.count > 1 ? json[1] as? String ?? "" : ""))
        switch json[0] as? String {
        case "Character": return .characters(text)
        case "Comment": return .comment(text)
        case "EndTag": return .endTag(text)
        case "DOCTYPE": return .doctype
        case "StartTag":
            let attributes = (json[2] as? [String: String] ?? [:]).map {
                (ExactText(unescape($0)), ExactText(unescape($1)))
            }
            return .startTag(
                text, Dictionary(uniqueKeysWithValues: attributes), isSelfClosing: json.count > 3)
        default: return nil
        }
    }

    private static func joined(_ pieces: [ScannedDocument.Piece]) -> [ScannedDocument.Piece] {
        pieces.reduce(into: []) { result, piece in
            if case .characters(let text) = piece, case .characters(let before) = result.last {
                result[result.count - 1] = .characters(before + text)
            } else {
                result.append(piece)
            }
        }
    }

    /// `\uXXXX` inside the JSON strings; a lone surrogate becomes U+FFFD, as UTF-8 has none.
    private static func unescaped(_ text: String) -> String {
        var units: [UInt16] = []
        var rest = text[...]
        while let character = rest.first {
            if rest.hasPrefix("\\u"), let code = UInt16(rest.dropFirst(2).prefix(4), radix: 16) {
                units.append(code)
                rest = rest.dropFirst(6)
            } else {
                units += String(character).utf16
                rest = rest.dropFirst()
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
