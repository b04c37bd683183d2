import Foundation
import LinkRewriting

/// A message as Python's `email` package reads it.
struct PythonMail {
    /// A part without others.
    struct Part: Equatable, Codable {
        var kind: String
        var isAttached: Bool
        /// Decoded, in hexadecimal digits.
        var content: String
    }

    /// Everything but the contents: header fields, preambles, epilogues and structure.
    let frame: String
    let parts: [Part]

    private struct Answer: Codable {
        var frame: String
        var parts: [Part]
    }

    private static let script = """
        import email, json
        mail = email.message_from_bytes(data)
        frame, parts = [], []
        inside = set()
        for part in mail.walk():
            if part.get_content_type() == 'message/rfc822':
                inside.update(id(p) for inner in part.get_payload() for p in inner.walk())
            frame.append([str(part.items()), part.preamble, part.epilogue, id(part) in inside])
            if not part.is_multipart():
                kind = 'inner' if id(part) in inside else part.get_content_type()
                parts.append({'kind': kind,
                    'isAttached': part.get_content_disposition() == 'attachment',
                    'content': part.get_payload(decode=True).hex()})
        print(json.dumps({'frame': str(frame), 'parts': parts}))
        """

    init(_ bytes: [UInt8]) throws {
        let answer = try JSONDecoder().decode(
            Answer.self, from: Data(Python.run(Self.script, bytes).utf8))
        (frame, parts) = (answer.frame, answer.parts)
    }
}

extension PythonMail.Part {
    /// The part as the rewriting of its decoded content alone gives it; `links` are those of the
    /// message.
    func rewritten(_ links: [FoundLink], andText: Bool) throws -> Self {
        guard !isAttached, kind == "text/html" || (kind == "text/plain" && andText) else {
            return self
        }
        var rest = links[...]
        var copy = self
        copy.content = Hex.text(
            try NewsletterDocument(
                Hex.bytes(content), name: kind == "text/html" ? "x.html" : "x.txt",
                rules: Rewriting.rules
            ).rewritten { link in
                rest = rest.drop { $0.url != link.url }
                guard let own = rest.popFirst(), own.isTracked else { return nil }
                return Rewriting.value(for: own)
            })
        return copy
    }
}
