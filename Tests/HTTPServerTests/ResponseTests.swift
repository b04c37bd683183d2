import TestSupport
import Testing

@testable import HTTPServer

struct ResponseTests {
    private func written(
        _ response: Response, isHead: Bool = false, minor: UInt8 = 1, keepsAlive: Bool = true
    ) -> String {
        var buffer = ByteBuffer()
        var date = HTTPDate()
        date.update(toSecond: 784_111_777)
        let form = AnswerForm(isHead: isHead, minor: minor, keepsAlive: keepsAlive)
        buffer.append(response, form: form, date: date)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    @Test func form() {
        let response = Response(status: 200, headers: [("A", "b")], body: Array("hello".utf8))
        let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
        let head = "HTTP/1.1 200 OK\r\n\(date)A: b\r\nContent-Length: 5\r\n"
        #expect(written(response) == head + "\r\nhello")
        #expect(written(response, isHead: true) == head + "\r\n")
        #expect(written(response, keepsAlive: false) == head + "Connection: close\r\n\r\nhello")
        #expect(written(response, minor: 0) == head + "Connection: keep-alive\r\n\r\nhello")
        #expect(written(Response(status: 204)) == "HTTP/1.1 204 No Content\r\n\(date)\r\n")
    }

    @Test func valuesCannotStartALine() {
        let response = Response(
            status: 302,
            headers: [("Location", "a\r\nSet-Cookie: x\u{0}"), ("content-length", "9")])
        #expect(
            String(decoding: response.fields.bytes, as: UTF8.self)
                == "Location: a  Set-Cookie: x \r\n")
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"),
        (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        (1_735_689_600, "Wed, 01 Jan 2025 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    ])
    func dates(_ seconds: Int64, _ text: String) { #expect(HTTPDate.text(seconds) == text) }

    @Test(arguments: [0, 7, 10, 100, 65_536, 99_999_999, 100_000_000, 1_234_567_890])
    func decimals(_ number: Int) {
        var buffer = ByteBuffer()
        buffer.append(decimal: number)
        #expect(String(decoding: buffer.bytes, as: UTF8.self) == String(number))
    }

    @Test func bufferKeepsItsBytesWhileGrowing() {
        var random = SeededRandom(seed: 7)
        var buffer = ByteBuffer()
        var expected: [UInt8] = []
        for _ in 0..<2_000 {
            let more = (0..<Int.random(in: 0...300, using: &random)).map {
                UInt8(truncatingIfNeeded: $0)
            }
            buffer.append(more)
            expected += more
            let used = Int.random(in: 0...expected.count, using: &random)
            buffer.consume(used)
            expected.removeFirst(used)
            #expect(Array(buffer.bytes) == expected)
        }
    }

    @Test func addresses() {
        for text in ["127.0.0.1:80", "[::1]:8080", "[2001:db8::a]:1", "unix:/run/a.sock"] {
            #expect(ListenAddress(text)?.text == text)
        }
        #expect(ListenAddress("localhost:1")?.text == "127.0.0.1:1")
        let long = "unix:/" + String(repeating: "a", count: 107)
        for text in [
            "", ":80", "a:80", "1.2.3.4", "1.2.3.4:", "1.2.3.4:65536", "::1:80", "[::1]", "unix:",
            "unix:a.sock", long,
        ] {
            #expect(ListenAddress(text) == nil, "\(text)")
        }
    }
}
