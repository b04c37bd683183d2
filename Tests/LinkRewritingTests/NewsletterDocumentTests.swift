import LinkRewriting
import Testing

@Suite struct NewsletterDocumentTests {
    private static let mail = "From: a@b.example\nSubject: x\n\n<p>https://shop.example/"

    @Test(arguments: [
        ("a.html", "<p>x", NewsletterDocument.Kind.html), ("A.HTM", "<p>x", .html),
        ("a.txt", "x", .text), ("a.txt", "Ver <b>", .text), ("a.text", "x", .text),
        ("a.txt", "\u{FEFF}\n<!DOCTYPE HTML><p>x", .html), ("a.eml", "X: y\n\nx", .message),
        ("a.eml", "From a@b\nX: y\n\nx", .message), ("", "<table ><tr>", .html),
        ("", "Hola <br/>", .html), ("", "Web <https://shop.example> <a@b.example>", .text),
        ("", mail, .message), ("boletin", mail, .message), ("a.txt", mail, .message),
        ("", "Asunto: x\nPrecio: 3\n\nx", .text), ("", "Subject: x\n\n<p>x", .html),
        ("", "From: x\nno field\nSubject: y\n\nx", .text), ("", "1 < 2", .text),
    ])
    func tellsTheForm(_ name: String, _ text: String, _ kind: NewsletterDocument.Kind) throws {
        let document = try NewsletterDocument(
            Array(text.utf8), name: name, rules: Rewriting.rules)
        #expect(document.kind == kind)
        #expect(document.rewritten { _ in nil } == Array(text.utf8))
    }

    @Test(arguments: [
        ("a.msg", "x", RewritingError.message(.outlookFile)), ("a.MBOX", "x", .message(.mailbox)),
        ("", "From a@b Sat\n" + mail, .message(.mailbox)), ("", "", .empty),
        ("a.txt", "\u{1}\0\0\0", .notHTML(found: "a binary file")),
        ("", "%PDF-1.7\nX: y", .notHTML(found: "a PDF file")),
        ("a.eml", "no message", .message(.noHeader)),
        ("a.html", "no tags", .notHTML(found: "plain text")),
    ])
    func refuses(_ name: String, _ text: String, _ expected: RewritingError) {
        #expect(throws: expected) {
            try NewsletterDocument(Array(text.utf8), name: name, rules: Rewriting.rules)
        }
        #expect(!expected.hint.isEmpty)
    }

    @Test func refusesOtherBinaryFiles() {
        let files: [[UInt8]] = [
            [0xD0, 0xCF, 0x11, 0xE0, 1], [0xFF, 0xFE, 0x41, 0], [0x1F, 0x8B, 8, 0],
        ]
        for file in files {
            #expect(throws: RewritingError.self) {
                try NewsletterDocument(file, rules: Rewriting.rules)
            }
        }
    }

    @Test func gives() throws {
        let text = "Subject: x\nTo: y\n\nhttps://shop.example/"
        let document = try NewsletterDocument(
            Array(text.utf8), rules: Rewriting.rules, rewritesText: true)
        #expect(document.links.map(\.url) == ["https://shop.example/"])
        #expect(document.warnings.isEmpty && document.html == nil)
        let output = document.rewritten { _ in TransitionValue(url: "T") }
        #expect(String(decoding: output, as: UTF8.self) == "Subject: x\nTo: y\n\nT")
    }
}
