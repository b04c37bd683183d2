import Testing

@testable import HTTPServer

/// Length, codings, expectation and connection: what smuggling plays with.
struct BodyFramingTests {
    private func check(
        _ fields: String, _ body: String = "", version: String = "1.1", _ status: Int,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let input = "POST / HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n\r\n\(body)"
        for feeding in Feeding.all {
            #expect(
                Parsed(input, feeding).status == status,
                "\(input.prefix(120).debugDescription), \(feeding)", sourceLocation: location)
        }
    }

    @Test(arguments: [
        ("5", 200), ("0", 200), ("0000005", 200), ("", 400), ("+5", 400), ("-5", 400),
        ("5, 5", 400), ("5,", 400), ("0x5", 400), ("5 5", 400), ("5\r\nContent-Length: 5", 400),
        ("65537", 413), ("9007199254740992", 413), ("9007199254740993", 400),
        ("18446744073709551621", 400), ("6", 0),
    ])
    func contentLength(_ value: String, _ status: Int) {
        check("Content-Length: \(value)", "hello", status)
    }

    @Test(arguments: [
        ("chunked", 200), ("CHUNKED", 200), ("\tchunked", 200), ("chunked, chunked", 400),
        ("chunked\r\nTransfer-Encoding: chunked", 400), ("gzip, chunked", 501),
        ("chunked, gzip", 400), ("identity", 501), ("xchunked", 501), ("", 400),
        ("chunked,", 400), (", chunked", 400), ("\"chunked\"", 400), ("chun ked", 400),
        ("chunked;q=1", 400), ("\u{B}chunked", 400),
    ])
    func transferEncoding(_ value: String, _ status: Int) {
        check("Transfer-Encoding: \(value)", "0\r\n\r\n", status)
    }

    @Test func smuggling() {
        check("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n", 400)
        check("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n", 400)
        check("Transfer-Encoding: chunked", "0\r\n\r\n", version: "1.0", 400)
        check("Transfer-Encoding:\r\n chunked", "0\r\n\r\n", 400)
    }

    @Test(arguments: [
        ("5\r\nhello\r\n0\r\n\r\n", 200), ("A\r\n0123456789\r\n0\r\n\r\n", 200),
        ("0005\r\nhello\r\n0000\r\n\r\n", 200), ("5;a=b;c=\"d\\\"\"\r\nhello\r\n0;x\r\n\r\n", 200),
        ("5\r\nhello\r\n0\r\nX: y\r\n\r\n", 200), ("5\r\nhello\r\n0\r\n", 0), ("5\r\nhel", 0),
        ("5;\r\nhello\r\n0\r\n\r\n", 400), ("5;a=\"b\r\nhello\r\n0\r\n\r\n", 400),
        ("0x5\r\nhello\r\n0\r\n\r\n", 400), (" 5\r\nhello\r\n0\r\n\r\n", 400),
        ("5 \r\nhello\r\n0\r\n\r\n", 400), ("\r\nhello\r\n0\r\n\r\n", 400),
        ("5\nhello\r\n0\r\n\r\n", 400), ("5\r\nhello\n0\r\n\r\n", 400),
        ("5\r\nhelloX\r\n0\r\n\r\n", 400), ("5\r\nhello\r\n0\r\nbad\r\n\r\n", 400),
        ("5\r\nhello\r\n0\r\nX: y\r\n z\r\n\r\n", 400), ("10000000000000005\r\n", 400),
        ("FFFFFFFF\r\n", 413), ("10001\r\n", 413),
    ])
    func chunks(_ body: String, _ status: Int) {
        check("Transfer-Encoding: chunked", body, status)
    }

    @Test func chunkLimits() {
        let fields = "Transfer-Encoding: chunked"
        check(fields, String(repeating: "1\r\nx\r\n", count: 5_000) + "0\r\n\r\n", 200)
        check(fields, String(repeating: "1\r\nx\r\n", count: 45_000) + "0\r\n\r\n", 413)
        check(fields, "5;" + String(repeating: "a", count: 300) + "\r\n", 400)
        check(fields, "0\r\nX: " + String(repeating: "a", count: 9_000) + "\r\n", 431)
    }

    @Test func chunksAreDecodedInPlace() {
        let head = "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let body = "5;x=y\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\nX: y\r\n\r\n"
        for feeding in Feeding.all {
            let parsed = Parsed(head + body + "GET", feeding)
            #expect(parsed.body == "hello world", "\(feeding)")
            #expect(parsed.path == "/a", "\(feeding)")
            #expect(parsed.outcome == .complete(end: (head + body).utf8.count), "\(feeding)")
        }
    }

    @Test func expectations() {
        check("Expect: 100-Continue\r\nContent-Length: 5", "hello", 200)
        check("Expect: frobnicate", "", 417)
        check("Expect: frobnicate", version: "1.0", 200)
        let head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"
        for feeding in [Feeding.whole, .bytewise] { #expect(Parsed(head, feeding).continues == 1) }
        #expect(Parsed(head + "x", .whole).continues == 0)
        let old = head.replacing("HTTP/1.1", with: "HTTP/1.0")
        #expect(Parsed(old, .bytewise).continues == 0)
    }

    @Test(arguments: [
        ("1.1", "X: y", true), ("1.1", "Connection: CLOSE", false),
        ("1.1", "Connection: foo, close", false), ("1.1", "Connection: closed", true),
        ("1.1", "Connection: foo\r\nConnection: close", false), ("1.0", "X: y", false),
        ("1.0", "Connection: Keep-Alive", true), ("1.0", "Connection: keep-alive, close", false),
    ])
    func connection(_ version: String, _ field: String, _ keepsAlive: Bool) {
        let input = "GET / HTTP/\(version)\r\nHost: a\r\n\(field)\r\n\r\n"
        for feeding in Feeding.all {
            #expect(Parsed(input, feeding).keepsAlive == keepsAlive, "\(feeding)")
        }
    }

    @Test func partsOfARequest() {
        let input =
            "GET http://shop.Example:81/c/ab?x=1?y HTTP/1.1\r\nHost: b\r\nCOOKIE:  a=1 \r\n\r\n"
        for feeding in Feeding.all {
            let parsed = Parsed(input, feeding, names: ["cookie", "x"])
            #expect(parsed.method == .get)
            #expect(parsed.path == "/c/ab")
            #expect(parsed.query == "x=1?y")
            #expect(parsed.host == "shop.Example")
            #expect(parsed.fields == ["cookie": "a=1"])
        }
        #expect(Parsed("GET http://a?q HTTP/1.1\r\nHost: b\r\n\r\n", .whole).path == "/")
        #expect(Parsed("GET / HTTP/1.1\r\nHost: [::1]:8\r\n\r\n", .whole).host == "[::1]")
    }
}
