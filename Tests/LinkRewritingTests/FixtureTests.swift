import Foundation
import LinkRewriting
import Testing

/// `Fixtures/<case>.source.html`, and the samples, against `Fixtures/<case>.expected.html`.
///
/// `RECORD_FIXTURES=1 swift test` writes the expected files anew; read the difference then.
@Suite struct FixtureTests {
    static let cases: [URL] =
        TestFolders.files(TestFolders.fixtures, ending: ".source.html").filter {
            // Those of the platforms have rules of their own (``PlatformFixtureTests``).
            !$0.path.contains("/platforms/")
        }
        + TestFolders.files(TestFolders.samples, ending: ".html")

    @Test(arguments: cases)
    func rewritesAsExpected(_ source: URL) throws {
        let html = try TestFolders.bytes(source)
        let newsletter = try Newsletter(html: html, rules: Rewriting.rules)
        let output = newsletter.rewritten(Rewriting.value)
        let expected = TestFolders.fixtures.appendingPathComponent(
            source.lastPathComponent.replacing(".source.html", with: ".html")
                .replacing(".html", with: ".expected.html"))
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
            try Data(output).write(to: expected)
        }
        #expect(try output == TestFolders.bytes(expected))
        let found = IndependentChecker(source: html, output: output, prefix: Rewriting.prefix)
            .replacements()
        #expect(found.count == newsletter.links.count(where: \.isTracked), "\(found.problem)")
    }

    @Test func fixturesAreThere() {
        #expect(Self.cases.count >= 20)
    }
}
