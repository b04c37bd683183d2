/// Requests that a play's clients send, good and bad ones.
enum PlayRequest {
    /// The next one that the script asks for.
    static func make(_ script: inout PlayScript) -> [UInt8] {
        switch script.next() % 20 {
        case 0: text("GET /r")
        case 1: text("GET /d")
        case 2: text("GET /h")
        case 3, 4: text("GET /l")
        case 5: text("HEAD /l")
        case 6: text("HEAD /d")
        case 7: text("GET /l", version: "1.0")
        case 8: text("GET /l", version: "1.0", fields: "Connection: keep-alive\r\n")
        case 9: text("GET /b")
        case 10: text("GET /d", fields: "Connection: close\r\n")
        case 11: text("GET /l", fields: "Connection: close\r\n")
        case 12: counted("POST /d", &script)
        case 13: counted("POST /r", fields: "Expect: 100-continue\r\n", &script)
        case 14: chunked("POST /d", &script)
        case 15: chunked("POST /l", fields: "Expect: 100-continue\r\n", &script)
        case 16: text("POST /r", fields: "Content-Length: 5000\r\n")
        case 17: Array("\r\n".utf8)
        case 18: [[UInt8]](repeating: long, count: 10).flatMap(\.self)
        default: script.take(script.next() % 64)
        }
    }

    /// Ten of them are more than a connection may send ahead.
    private static let long = text(
        "GET /d", fields: "X: \(String(repeating: "y", count: 30_000))\r\n")

    private static func text(
        _ line: String, version: String = "1.1", fields: String = ""
    ) -> [UInt8] {
        Array("\(line) HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n".utf8)
    }

    private static func counted(
        _ line: String, fields: String = "", _ script: inout PlayScript
    ) -> [UInt8] {
        let body = script.take(script.next())
        return text(line, fields: fields + "Content-Length: \(body.count)\r\n") + body
    }

    private static func chunked(
        _ line: String, fields: String = "", _ script: inout PlayScript
    ) -> [UInt8] {
        let head = text(line, fields: fields + "Transfer-Encoding: chunked\r\n")
        let size = script.next() % 16 + 1
        // Many small chunks, so that framing is cut out of the buffer.
        let count = script.next() * 4
        let byte = UInt8(script.next())
        let piece =
            Array((String(size, radix: 16) + "\r\n").utf8)
            + [UInt8](repeating: byte, count: size) + [0x0D, 0x0A]
        return head + [[UInt8]](repeating: piece, count: count).joined() + Array("0\r\n\r\n".utf8)
    }
}
