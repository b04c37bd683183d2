import Glibc
import Testing

@testable import HTTPServer

/// Answers that another thread makes after the request's call.
@Suite(.serialized) struct LateAnswerTests {
    @Test func theyKeepTheirPlace() throws {
        let running = try RunningServer()
        let client = try running.client()
        for path in ["/now/1", "/later", "/now/2", "/later", "/now/3"] {
            try client.send("GET", path)
        }
        #expect(try client.receive().text == "/now/1")
        for number in 2...3 {
            let (ticket, mailbox) = running.handler.nextAsked()
            #expect(running.server.metrics.answers(route: 2, statusClass: 2) == UInt64(number - 2))
            mailbox.answer(ticket, Response(status: 200, body: Array("late".utf8)))
            // Only the first answer of a ticket counts.
            mailbox.answer(ticket, Response(status: 500))
            let response = try client.receive()
            #expect(response.text == "late")
            #expect(response.header("content-length") == "4")
            #expect(try client.receive().text == "/now/\(number)")
        }
        running.server.stop()
    }

    @Test func headGetsNoBody() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send("HEAD", "/later")
        let (ticket, mailbox) = running.handler.nextAsked()
        mailbox.answer(ticket, Response(status: 404, body: Array("no".utf8)))
        let response = try client.receive(hasBody: false)
        #expect(response.status == 404)
        #expect(response.header("content-length") == "2")
        #expect(try client.request("GET", "/now").text == "/now")
        running.server.stop()
    }

    @Test func whatComesTooLateIsIgnored() throws {
        let running = try RunningServer()
        let client = try running.client()
        #expect(try client.request("GET", "/later/deadline").status == 503)
        let (ticket, mailbox) = running.handler.nextAsked()
        try client.send("GET", "/later")
        let next = running.handler.nextAsked()
        mailbox.answer(ticket, Response(status: 500))
        #expect(!mailbox.stream(ticket, Response(status: 500)).waitsForReader)
        next.mailbox.answer(next.ticket, Response(status: 201))
        #expect(try client.receive().status == 201)
        running.server.stop()
    }

    @Test func aTicketThatIsOnlyFinishedSays503() throws {
        let running = try RunningServer()
        let client = try running.client()
        for isDone in [true, false] {
            try client.send("GET", "/later")
            let (ticket, mailbox) = running.handler.nextAsked()
            mailbox.finish([(ticket, isDone)])
            #expect(try client.receive().status == 503)
        }
        running.server.stop()
    }

    @Test func largeBodiesWhereTheyAreWanted() throws {
        let running = try RunningServer { $0.bodyLimit = 1_000_000 }
        let client = try running.client()
        let body = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
        #expect(try client.request("POST", "/echo", body: body).body == body)
        let chunked = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let half = Array("7a120\r\n".utf8) + body[..<500_000] + Array("\r\n".utf8)
        let end = Array("7a120\r\n".utf8) + body[500_000...] + Array("\r\n0\r\n\r\n".utf8)
        try client.send(raw: Array(chunked.utf8) + half + end)
        #expect(try client.receive().body == body)
        #expect(try client.request("POST", "/echo", body: body + [0]).status == 413)
        let tooMuch = try running.client()
        try tooMuch.send(raw: Array(chunked.utf8) + half + half + Array("1\r\n".utf8))
        #expect(try tooMuch.receive().status == 413)
        running.server.stop()
    }
}

extension ResponseStream {
    /// Whether anybody is left, once the loop has had the time to find out.
    var waitsForReader: Bool {
        for _ in 0..<2_000 where isOpen { usleep(1_000) }
        return isOpen
    }
}
