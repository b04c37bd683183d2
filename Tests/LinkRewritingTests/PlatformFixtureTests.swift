import Foundation
import LinkRewriting
import Testing

/// `Fixtures/platforms/<platform>.source.html`, rewritten with that platform named, against
/// `<platform>.expected.html`; recorded as in ``FixtureTests``.
@Suite struct PlatformFixtureTests {
    private static let folder = TestFolders.fixtures.appendingPathComponent("platforms")

    private static func source(_ platform: Platform) throws -> [UInt8] {
        try TestFolders.bytes(folder.appendingPathComponent(platform.name + ".source.html"))
    }

    @Test(arguments: Platform.all.map(\.name))
    func rewritesAsExpected(_ name: String) throws {
        let platform = try #require(Platform.named(name))
        let html = try Self.source(platform)
        let rules = RewritingRules(ownHosts: ["track.example"], platform: platform)
        let newsletter = try Newsletter(html: html, rules: rules)
        let output = newsletter.rewritten(Rewriting.value)
        let expected = Self.folder.appendingPathComponent(name + ".expected.html")
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
            try Data(output).write(to: expected)
        }
        #expect(try output == TestFolders.bytes(expected))
        let found = IndependentChecker(source: html, output: output, prefix: Rewriting.prefix)
            .replacements()
        #expect(found.count == newsletter.links.count(where: \.isTracked), "\(found.problem)")
    }

    /// A newsletter tells by itself which platform it is for.
    @Test(arguments: Platform.all.map(\.name))
    func newslettersAreRecognised(_ name: String) throws {
        let platform = try #require(Platform.named(name))
        #expect(Platform.likely(for: try Self.source(platform)).map(\.name) == [name])
    }
}
