import Foundation
import TestSupport
import Testing

@testable import Dashboard

struct MultipartFormTests {
    static let type = "multipart/form-data; boundary=----W7x"

    private func body(_ parts: [(head: String, content: String)], end: String = "--\r\n") -> [UInt8]
    {
        let pieces = parts.map { "------W7x\r\n\($0.head)\r\n\r\n\($0.content)\r\n" }
        return Array((pieces.joined() + "------W7x" + end).utf8)
    }

    @Test func fieldsAndFilesAreRead() throws {
        let sent = body([
            ("Content-Disposition: form-data; name=\"campaign\"", "otoño"),
            (
                "content-disposition: form-data; name=\"file\"; filename=\"a%22b.html\"\r\n"
                    + "Content-Type: text/html", "<p>\r\n--\r\n----W7x</p>\r\n"
            ),
            ("Content-Disposition: form-data; name=\"empty\"", ""),
            ("Content-Disposition: form-data; name=\"none\"; filename=\"\"", ""),
        ])
        let form = try #require(MultipartForm(sent, contentType: Self.type))
        #expect(form.parts.map(\.name) == ["campaign", "file", "empty", "none"])
        #expect(form.text("campaign") == "otoño" && form.text("empty") == nil)
        let file = try #require(form.file("file"))
        #expect(file.fileName == "a\"b.html")
        #expect(file.content == Array("<p>\r\n--\r\n----W7x</p>\r\n".utf8))
        #expect(form.file("none") == nil && form.file("campaign") == nil)
    }

    @Test(arguments: [
        (
            "multipart/form-data",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--"
        ),
        (MultipartFormTests.type, ""), (MultipartFormTests.type, "------W7x"),
        (MultipartFormTests.type, "------W7x\r\n"),
        (MultipartFormTests.type, "nothing of it"),
        (
            MultipartFormTests.type,
            "------W7x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1"
        ),
        (
            MultipartFormTests.type,
            "------W7x\r\nContent-Disposition: form-data; name=\"a\"\r\n------W7x--"
        ),
        (MultipartFormTests.type, "------W7x\r\nContent-Type: text/plain\r\n\r\n1\r\n------W7x--"),
        ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), "--x--"),
    ])
    func whatIsNoneIsNone(type: String, body: String) {
        #expect(MultipartForm(Array(body.utf8), contentType: type) == nil)
    }

    @Test func limitsHold() {
        let many = body(
            (0...1000).map { ("Content-Disposition: form-data; name=\"f\($0)\"", "1") })
        #expect(MultipartForm(many, contentType: Self.type) == nil)
        let long = String(repeating: "x", count: 9000)
        let head = body([("Content-Disposition: form-data; name=\"\(long)\"", "1")])
        #expect(MultipartForm(head, contentType: Self.type) == nil)
    }

    /// Never traps, and what it reads was there.
    @Test func anyBytesGiveSomething() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        let valid = body([
            ("Content-Disposition: form-data; name=\"a\"; filename=\"b\"", "text\r\n"),
            ("Content-Disposition: form-data; name=\"c\"", "d"),
        ])
        for _ in 0..<3000 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
                default: bytes.removeSubrange(place...)
                }
                if bytes.isEmpty { bytes = valid }
            }
            let form = MultipartForm(bytes, contentType: Self.type)
            let total = form?.parts.reduce(0) { $0 + $1.content.count } ?? 0
            #expect(total < bytes.count, "seed \(seed)")
        }
    }
}
