import Foundation
import LinkRewriting
import Testing

/// `Fixtures/<case>.source.eml` and `.source.txt` against `.expected.eml` and `.expected.txt`.
///
/// `RECORD_FIXTURES=1 swift test` writes the expected files anew; read the difference then.
@Suite struct MessageFixtureTests {
    static let messages = TestFolders.files(TestFolders.fixtures, ending: ".source.eml")
    static let texts = TestFolders.files(TestFolders.fixtures, ending: ".source.txt")

    @Test(arguments: messages + texts)
    func rewritesAsExpected(_ source: URL) throws {
        let bytes = try TestFolders.bytes(source)
        let document = try NewsletterDocument(
            bytes, name: source.lastPathComponent, rules: Rewriting.rules, rewritesText: true)
        let output = document.rewritten(Rewriting.value)
        let expected = source.deletingLastPathComponent().appendingPathComponent(
            source.lastPathComponent.replacing(".source.", with: ".expected."))
        if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
            try Data(output).write(to: expected)
        }
        #expect(try output == TestFolders.bytes(expected))
        #expect(document.rewritten { _ in nil } == bytes)
    }

    /// Headers, other parts and what surrounds them, as Python's mail library reads them.
    @Test(.enabled(if: Python.isThere), arguments: messages, [true, false])
    func onlyNewslettersChangeForPython(_ source: URL, _ rewritesText: Bool) throws {
        let bytes = try TestFolders.bytes(source)
        let message = try MailMessage(
            bytes, rules: Rewriting.rules, rewritesText: rewritesText)
        let before = try PythonMail(bytes)
        let after = try PythonMail(message.rewritten(Rewriting.value))
        #expect(before.frame == after.frame)
        #expect(before.parts.count == after.parts.count)
        for (old, new) in zip(before.parts, after.parts) {
            #expect(try new == old.rewritten(message.links, andText: rewritesText))
        }
    }

    @Test func fixturesAreThere() {
        #expect(Self.messages.count >= 5 && Self.texts.count >= 2)
    }
}
