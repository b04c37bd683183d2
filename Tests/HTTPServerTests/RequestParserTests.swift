import Testing

@testable import HTTPServer

/// The answer policy as tables: input and the status it leads to (200: a complete request,
/// 0: more bytes wanted), each fed whole, byte by byte and at random splits.
struct RequestParserTests {
    private func check(
        _ input: String, _ status: Int, _ location: SourceLocation = #_sourceLocation
    ) {
        for feeding in Feeding.all {
            let parsed = Parsed(input, feeding)
            #expect(
                parsed.status == status, "\(input.prefix(80).debugDescription), \(feeding)",
                sourceLocation: location)
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1", 200), ("GET / HTTP/1.0", 200), ("GET / HTTP/1.9", 200),
        ("GET / HTTP/2.0", 505), ("GET / HTTP/0.9", 505), ("GET / HTTP/1", 400),
        ("GET / HTTP/1.10", 400), ("GET / http/1.1", 400), ("GET / HTTP/1,1", 400),
        ("GET /", 400), ("GET", 400), ("GET  / HTTP/1.1", 400), ("GET /  HTTP/1.1", 400),
        ("GET\t/\tHTTP/1.1", 400), ("GET / HTTP/1.1 ", 400), ("GET /a b HTTP/1.1", 400),
        (" GET / HTTP/1.1", 400), ("G@T / HTTP/1.1", 400), ("FROB / HTTP/1.1", 200),
        ("get / HTTP/1.1", 200), ("GE\u{7F}T / HTTP/1.1", 400),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG / HTTP/1.1", 400),
    ])
    func requestLine(_ line: String, _ status: Int) {
        check("\(line)\r\nHost: a\r\n\r\n", status)
    }

    @Test(arguments: [
        ("/c/ab/1?c=2", 200), ("/?c={{id}}|^", 200), ("/#a", 400), ("/?a#b", 400),
        ("/{x}", 400), ("/\\", 400), ("/caf\u{E9}", 400), ("/?caf\u{E9}", 400), ("a", 400),
        ("?a", 400), ("*", 400), ("example.com:80", 400), ("http://a/b?c", 200),
        ("HTTP://a", 200), ("https://a", 200), ("ftp://a/", 400), ("http:///", 400),
        ("http://u:p@a/", 400), ("http://", 400),
    ])
    func target(_ target: String, _ status: Int) {
        check("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", status)
    }

    @Test(arguments: [
        ("Host: a", 200), ("Host: a:80", 200), ("Host: a:", 200), ("Host: [::1]:80", 200),
        ("Host: \t 127.0.0.1 \t", 200), ("X: y", 400), ("Host:", 400), ("Host: a\r\nHost: a", 400),
        ("Host: a b", 400), ("Host: a/b", 400), ("Host: u@a", 400), ("Host: a,b", 400),
        ("Host: a:8x", 400), ("Host: a:1:2", 400), ("Host: a:65536", 400), ("Host: [::1", 400),
        ("Host: [gg::1]", 400), ("Host: a%zz", 400), ("Host: a%41", 200), ("Host : a", 400),
    ])
    func host(_ field: String, _ status: Int) {
        check("GET / HTTP/1.1\r\n\(field)\r\n\r\n", status)
    }

    @Test(arguments: [
        ("X:y", 200), ("X:", 200), ("X: a:b", 200), ("X: a\tb", 200), ("X: \u{E9}", 200),
        ("X : y", 400), ("X", 400), (": y", 400), ("X Y: z", 400), ("X: a\r\n b", 400),
        ("X: a\u{0}", 400), ("X: a\u{1}", 400), ("X: a\u{7F}", 400), ("X: a\rb", 400),
        ("X: a\nY: b", 400), ("X(: y", 400), ("\u{E9}: y", 400),
    ])
    func fieldLines(_ field: String, _ status: Int) {
        check("GET / HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n", status)
        check("GET / HTTP/1.1\r\n\(field)\r\nHost: a\r\n\r\n", status)
    }

    @Test(arguments: [
        ("\r\n", 200), ("\r\n\r\n", 200), ("\r\n\r\n\r\n", 400), ("\n", 400), ("\r", 400),
        ("\u{16}\u{3}", 400),
    ])
    func leadingBytes(_ bytes: String, _ status: Int) {
        check("\(bytes)GET / HTTP/1.1\r\nHost: a\r\n\r\n", status)
    }

    @Test func unfinishedHeadsWait() {
        let head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8
        for length in 0..<head.count { check(String(head.prefix(length))!, 0) }
    }

    @Test func limits() {
        let head = "GET / HTTP/1.1\r\nHost: a\r\n"
        let target = String(repeating: "a", count: 8_000 - 15)
        check("GET /\(target) HTTP/1.1\r\nHost: a\r\n\r\n", 200)
        check("GET /\(target)\(target) HTTP/1.1\r\nHost: a\r\n\r\n", 414)
        check(head + String(repeating: "X: y\r\n", count: 99) + "\r\n", 200)
        check(head + String(repeating: "X: y\r\n", count: 100) + "\r\n", 431)
        check(head + "X: " + String(repeating: "v", count: 40_000) + "\r\n\r\n", 431)
        check(head + "X: " + String(repeating: "v", count: 20_000) + "\r\n\r\n", 200)
    }
}
