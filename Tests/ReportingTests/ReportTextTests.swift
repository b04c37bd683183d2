import Foundation
import Model
import Testing

@testable import Reporting

@Suite struct ReportTextTests {
    @Test func bothLanguagesSayEverything() {
        for text in ReportText.allCases {
            let english = ReportText.english[text]
            let spanish = ReportText.spanish[text]
            #expect(english?.isEmpty == false && spanish?.isEmpty == false, "\(text)")
            let (left, right) = [english, spanish].map { text in
                Set((text ?? "").matches(of: #/{[0-9]}/#).map { String($0.output) })
            }.pair
            #expect(left == right, "\(text) fills in other places")
        }
        #expect(ReportText.english.count == ReportText.allCases.count)
        #expect(ReportText.spanish.count == ReportText.allCases.count)
    }

    /// Words that are the same in both languages.
    private static let equal: Set<ReportText> = [.no, .chartTop, .total]

    @Test func noEnglishIsLeftInSpanish() {
        for text in ReportText.allCases where !Self.equal.contains(text) {
            #expect(ReportText.english[text] != ReportText.spanish[text], "\(text)")
        }
        let english = ["the ", "sale ", " of ", "click ", " and ", "Sales", "Unique"]
        for (text, words) in ReportText.spanish {
            let own = words.replacing(#/saletrail [a-z]+( [a-z]+)?( --?[a-z-]+)?( csv)?/#, with: "")
            #expect(!english.contains { own.contains($0) }, "\(text): \(own)")
        }
    }

    /// A text that nothing shows is one more to translate.
    @Test func everyTextIsUsed() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appending(path: "Sources/Reporting")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        let dictionaries = ["ReportText.swift", "+English.swift", "+Spanish.swift"]
        var code = ""
        for case let path as String in files
        where path.hasSuffix(".swift") && !dictionaries.contains(where: path.hasSuffix) {
            code += try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        for text in ReportText.allCases {
            #expect(code.contains(try Regex("\\.\(text)\\b")), "\(text) is not used")
        }
    }

    @Test(arguments: [
        (["7", "9"], "The first 7 of 9 sales; --format csv has all."),
        (["{2}", "9"], "The first {2} of 9 sales; --format csv has all."),
    ])
    func fillsIn(values: [String], expected: String) {
        #expect(ReportTexts(.english)(.noteFirstSales, values[0], values[1]) == expected)
    }
}

extension [Set<String>] {
    fileprivate var pair: (Set<String>, Set<String>) { (self[0], self[1]) }
}
