import Foundation
import LinkRewriting
import Testing

/// Real newsletters as messages that Python's mail library writes, and reads again.
@Suite struct RealMessageTests {
    /// One in so many newsletters: starting Python takes its time.
    private static let step = 20

    private static let newsletters = stride(
        from: 0, to: RealNewsletterTests.files.count, by: step
    ).map { RealNewsletterTests.files[$0] }

    private static let script = """
        from email.message import EmailMessage
        html = data.decode('utf-8', errors='replace')
        for coding in ['quoted-printable', 'base64', '8bit']:
            mail = EmailMessage()
            mail['Subject'] = 'Rebajas de oto\\u00f1o, hasta el 50 % ' * 3
            mail['List-Unsubscribe'] = '<https://mail.example/' + 'u' * 90 + '>'
            mail.set_content('Tienda: https://shop.example/x. Y m\\u00e1s.', cte=coding)
            try:
                mail.add_alternative(html, subtype='html', cte=coding)
            except ValueError:  # Lines of more than 998 octets.
                continue
            mail.get_payload()[1].add_related(b'GIF89a', 'image', 'gif', cid='<x>')
            mail.add_attachment(html, subtype='html', filename='a.html')
            print(mail.as_bytes(policy=mail.policy.clone(linesep='\\r\\n')).hex())
        """

    @Test(.enabled(if: Python.isThere), arguments: newsletters)
    func onlyLinksChange(_ file: URL) throws {
        let messages = try Python.run(Self.script, TestFolders.bytes(file)).split(separator: "\n")
        #expect(messages.count >= 2)
        for bytes in messages.map({ Hex.bytes(String($0)) }) {
            let message = try MailMessage(bytes, rules: Rewriting.rules, rewritesText: true)
            #expect(message.rewritten { _ in nil } == bytes)
            let output = message.rewritten(Rewriting.value)
            let (before, after) = try (PythonMail(bytes), PythonMail(output))
            #expect(before.frame == after.frame)
            let expected = try before.parts.map { try $0.rewritten(message.links, andText: true) }
            #expect(after.parts == expected)
            let old = bytes.split(separator: 0x0A).map(\.count).max() ?? 0
            let new = output.split(separator: 0x0A).map(\.count).max() ?? 0
            #expect(new <= max(old, 999))
        }
    }
}
