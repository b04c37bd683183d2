import CLinux
import Foundation
import Testing

@testable import HTTPServer

@Suite(.serialized) struct AccessLogTests {
    private let path =
        FileManager.default.temporaryDirectory.path + "/st-log-" + UUID().uuidString.prefix(8)

    private func lines(_ path: String) throws -> [[String: String]] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.isEmpty || text.hasSuffix("\n"))
        return try text.split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let fields = try #require(object as? [String: NSObject])
            return fields.mapValues { "\($0)" }
        }
    }

    @Test func oneLineForEachRequest() throws {
        let log = try AccessLog(path: path)
        defer { unlink(path) }
        let running = try RunningServer {
            $0.accessLog = log
            $0.trustedProxies = [AddressRange("127.0.0.1")!]
        }
        let client = try running.client()
        let from = [("X-Forwarded-For", "192.0.2.77"), ("Host", "Track.example:80")]
        _ = try client.request("GET", "/c/eaaqcvtuhqbf3kzpxw5mdn2/1?c=ana", headers: from)
        _ = try client.request("HEAD", "/done/2", headers: from)
        let third = try client.request("POST", "/failed", headers: from, body: [0x78])
        #expect(third.status == 503)
        try client.send(raw: Array("BAD\"\\\r\n\r\n".utf8))
        #expect(try client.receive().status == 400)
        running.server.stop()
        log.close()
        let lines = try lines(path)
        try #require(lines.count == 4)
        let time = try Regex("2[0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z")
        for line in lines {
            #expect(try #require(line["time"]).wholeMatch(of: time) != nil)
            #expect(Int(line["duration_us"] ?? "") != nil)
        }
        #expect(lines[0]["client"] == "192.0.2.0")
        #expect(lines[0]["host"] == "Track.example")
        #expect(lines[0]["method"] == "GET")
        #expect(lines[0]["path"] == "/c/eaaqcvtu…/1")
        #expect(lines[0]["status"] == "200")
        #expect(lines[1]["method"] == "HEAD")
        #expect(lines[1]["path"] == "/done/2")
        #expect(lines[2]["status"] == "503")
        #expect(lines[3]["status"] == "400")
        #expect(lines[3]["path"] == nil)
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!whole.contains("ana") && !whole.contains("192.0.2.77"))
    }

    @Test func aStreamIsLoggedWhenItIsOver() throws {
        let log = try AccessLog(path: path)
        defer { unlink(path) }
        let running = try RunningServer { $0.accessLog = log }
        let client = try running.client()
        try client.send("GET", "/later/whole")
        let whole = running.handler.nextStream()
        #expect(whole.send(Array("0123456789".utf8)))
        whole.end()
        #expect(try client.receive().text == "0123456789")
        try client.send("GET", "/later/cut")
        _ = running.handler.nextStream()
        #expect(throws: ClientError.closedEarly) { _ = try client.receive() }
        #expect(running.server.metrics.answers(route: 2, statusClass: 2) == 2)
        running.server.stop()
        log.close()
        let lines = try lines(path)
        try #require(lines.count == 2)
        #expect(lines[0]["path"] == "/later/whole")
        #expect(lines[0]["cut"] == nil)
        #expect(lines[1]["path"] == "/later/cut")
        #expect(lines[1]["status"] == "200")
        #expect(lines[1]["cut"] == "1")
    }

    @Test func theFileIsOpenedAnew() throws {
        let log = try AccessLog(path: path)
        defer { for end in ["", ".1"] { unlink(path + end) } }
        let running = try RunningServer { $0.accessLog = log }
        let client = try running.client()
        _ = try client.request("GET", "/first")
        while try lines(path).isEmpty { usleep(5_000) }
        #expect(rename(path, path + ".1") == 0)
        log.reopen()
        while access(path, F_OK) != 0 { usleep(5_000) }
        _ = try client.request("GET", "/second")
        running.server.stop()
        log.close()
        #expect(try lines(path + ".1").map { $0["path"] } == ["/first"])
        #expect(try lines(path).map { $0["path"] } == ["/second"])
    }

    @Test func aDiskThatDoesNotFollowLosesLinesAndSaysSo() throws {
        #expect(mkfifo(path, 0o600) == 0)
        defer { unlink(path) }
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        let log = try AccessLog(path: path)
        let line = Array((String(repeating: "x", count: 999) + "\n").utf8)
        // More than is kept and what the writer may have taken before that.
        let count = 40_000
        for _ in 0..<count { line.withUnsafeBytes { log.append($0, count: 1) } }
        let dropped = log.dropped
        #expect(dropped > 0)
        _ = fcntl(reader, F_SETFL, 0)
        var text: [UInt8] = []
        let closer = BackgroundThread { log.close() }
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(reader, &piece, piece.count)
            guard count > 0 else { break }
            text += piece[..<count]
        }
        closer.join()
        close(reader)
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("x") } == count - Int(dropped))
        let isTold = lines.contains("{\"dropped\":\(dropped)}")
        #expect(isTold)
    }

    @Test func aPlaceThatCannotBeWritten() {
        #expect(throws: ServerError.accessLog("/nowhere/log", ENOENT)) {
            _ = try AccessLog(path: "/nowhere/log")
        }
    }

    @Test func whatNoFieldMayHoldIsEscaped() {
        var line = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        line.withUnsafeMutableBytes { bytes in
            var parser = RequestParser()
            _ = parser.parse(bytes)
            var head = parser.head
            let start = bytes.count
            var more = Array(bytes) + Array("/\u{1}\"\\\u{E9}".utf8)
            head.path = ByteRange(start, more.count)
            more.withUnsafeMutableBytes { more in
                let origin = Origin(address: .none, isSecure: false, isHouse: true)
                let request = Request(
                    bytes: UnsafeRawBufferPointer(more), head: head, origin: origin)
                let text = String(
                    decoding: AccessLogLine(request, time: LogTime()).bytes, as: UTF8.self)
                #expect(text.hasSuffix("\"path\":\"/\\u0001\\\"\\\\\\u00c3\\u00a9\""))
            }
        }
    }
}
