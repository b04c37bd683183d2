import Foundation
import LinkRewriting
import Testing

/// Properties that hold for every real newsletter, found by a checker of its own.
@Suite struct RealNewsletterTests {
    static let files: [URL] =
        TestFolders.files(TestFolders.samples, ending: ".html")
        + TestFolders.files(TestFolders.newsletters, ending: ".html")

    @Test(arguments: files)
    func onlyLinkValuesChange(_ file: URL) throws {
        let html = try TestFolders.bytes(file)
        let newsletter = try Newsletter(html: html, rules: Rewriting.rules)
        #expect(newsletter.rewritten { _ in nil } == html)
        let output = newsletter.rewritten(Rewriting.value)
        let found = IndependentChecker(source: html, output: output, prefix: Rewriting.prefix)
            .replacements()
        let rewritten = newsletter.links.filter {
            $0.isTracked && $0.canHold(Rewriting.value(for: $0))
        }
        #expect(found.count == rewritten.count, "\(found.problem)")
        try expectSecondRunChangesNothing(output, count: newsletter.links.count)
        expectCompiledIsTheSame(newsletter, output)
    }

    private func expectSecondRunChangesNothing(_ output: [UInt8], count: Int) throws {
        let again = try Newsletter(html: output, rules: Rewriting.rules)
        #expect(again.links.count == count)
        #expect(again.rewritten(Rewriting.value) == output)
    }

    private func expectCompiledIsTheSame(_ newsletter: Newsletter, _ output: [UInt8]) {
        let compiled = newsletter.compiled(columns: ColumnNames([]), frame: Rewriting.frame)
        #expect(Rewriting.merged(compiled.template, stamp: "stamp") == output)
    }
}
