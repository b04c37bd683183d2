import Foundation
import LinkRewriting
import Testing

/// `Fixtures/<case>.source.html`, and the samples, against `Fixtures/<case>.expected.html` (the
/// rewritten newsletter) and `Fixtures/<case>.report.txt` (what is said of each link, or why the
/// newsletter is refused).
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
        do throws(RewritingError) {
            let newsletter = try Newsletter(html: html, rules: Rewriting.rules)
            let output = newsletter.rewritten(Rewriting.value)
            expect(output, source, ".expected.html")
            expect(Array(Self.report(newsletter).utf8), source, ".report.txt")
            let found = IndependentChecker(source: html, output: output, prefix: Rewriting.prefix)
                .replacements()
            #expect(found.count == newsletter.links.count(where: \.isTracked), "\(found.problem)")
        } catch {
            expect(Array("refused: \(error)\n".utf8), source, ".report.txt")
        }
    }

    /// One line per link and per warning.
    private static func report(_ newsletter: Newsletter) -> String {
        let links = newsletter.links.map { link in
            let warnings = link.warnings.map { " (\($0))" }.joined()
            return "\(link.position) \(link.element): \(Rewriting.short(link)) "
                + "<\(link.url)> \"\(link.text)\"\(warnings)"
        }
        let warnings = newsletter.warnings.map { "warning: \($0)" }
        return (links + warnings).map { $0 + "\n" }.joined()
    }

    private func expect(_ found: [UInt8], _ source: URL, _ ending: String) {
        let name = source.lastPathComponent.replacing(".source.html", with: "")
            .replacing(".html", with: "")
        let file = TestFolders.fixtures.appendingPathComponent(name + ending)
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
            #expect(throws: Never.self) { try Data(found).write(to: file) }
        }
        let expected = try? TestFolders.bytes(file)
        #expect(found == expected, "\(name + ending)")
    }

    @Test func fixturesAreThere() {
        #expect(Self.cases.count >= 50)
    }
}
