import Glibc
import Testing

@testable import HTTPServer

/// The server on real sockets.
@Suite(.serialized) struct ServerTests {
    @Test func keepsConnectionsAlive() throws {
        let running = try RunningServer()
        let client = try running.client()
        for index in 0..<50 {
            let response = try client.request("GET", "/\(index)")
            #expect(response.status == 200)
            #expect(response.text == "/\(index)")
            #expect(response.header("date")?.hasSuffix(" GMT") == true)
            #expect(response.header("connection") == nil)
        }
        let last = try client.request("GET", "/x", headers: [("Connection", "close")])
        #expect(last.header("connection") == "close")
        #expect(try client.isClosedByServer())
        running.server.stop()
    }

    @Test func pipelinedAnswersKeepTheirOrder() throws {
        let running = try RunningServer()
        let client = try running.client()
        let paths = (0..<300).map { ["/now", "/done", "/failed", "/now/2"][$0 % 4] + "/\($0)" }
        let requests = paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        try client.send(raw: Array(requests.utf8))
        for path in paths {
            let response = try client.receive()
            #expect(response.text == path)
            #expect(response.status == (path.hasPrefix("/failed") ? 503 : 200))
        }
        running.server.stop()
    }

    @Test func aWaitingAnswerHoldsBackTheNext() throws {
        let running = try RunningServer()
        let client = try running.client(timeout: .milliseconds(200))
        try client.send("GET", "/held/1")
        try client.send("GET", "/now/2")
        #expect(throws: ClientError.timedOut) { _ = try client.receive() }
        running.handler.release(1)
        #expect(try client.receive().text == "/held/1")
        #expect(try client.receive().text == "/now/2")
        running.server.stop()
    }

    @Test func aHalfClosedClientIsStillAnswered() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send("GET", "/held")
        client.finishSending()
        running.handler.release(1)
        #expect(try client.receive().status == 200)
        #expect(try client.isClosedByServer())
        running.server.stop()
    }

    @Test func deadlinesSendTheOtherAnswer() throws {
        let running = try RunningServer()
        let client = try running.client()
        for _ in 0..<3 {
            let start = ContinuousClock.now
            #expect(try client.request("GET", "/deadline").status == 503)
            #expect(ContinuousClock.now - start > .milliseconds(30))
            #expect(ContinuousClock.now - start < .seconds(2))
        }
        // The late finish of an expired ticket must not answer the request that waits now.
        try client.send("GET", "/held/next")
        let tickets = running.handler.release(4)
        #expect(Set(tickets).count == 4)
        #expect(try client.receive().text == "/held/next")
        #expect(try client.request("GET", "/now").text == "/now")
        running.server.stop()
    }

    @Test func ticketsOfClosedConnectionsAreIgnored() throws {
        let running = try RunningServer()
        do {
            let gone = try running.client()
            try gone.send("GET", "/held")
            try gone.send("GET", "/held")
        }
        let client = try running.client()
        try client.send("GET", "/held/2")
        running.handler.release(2)
        #expect(try client.receive().text == "/held/2")
        #expect(try client.request("GET", "/now").text == "/now")
        running.server.stop()
    }

    @Test func headHasNoBody() throws {
        let running = try RunningServer()
        let client = try running.client()
        for path in ["/now", "/done"] {
            let response = try client.request("HEAD", path)
            #expect(response.status == 200)
            #expect(response.header("content-length") == String(path.utf8.count))
            #expect(response.body.isEmpty)
        }
        #expect(try client.request("GET", "/now").text == "/now")
        running.server.stop()
    }

    @Test func bodiesAreReadBeforeTheNextRequest() throws {
        let running = try RunningServer()
        let client = try running.client()
        let smuggled = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
        let body = Array(String(repeating: smuggled, count: 1_800).utf8)
        #expect(try client.request("POST", "/now", body: body).text == "/now")
        #expect(try client.request("POST", "/echo", body: body).body == body)
        let tooMuch = try client.request("POST", "/now", body: body + body)
        #expect(tooMuch.status == 413)
        #expect(try client.isClosedByServer())
        running.server.stop()
    }

    @Test func framingIsCutOutWhereverItEnds() throws {
        let running = try RunningServer()
        let head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let chunks = String(repeating: "1;a=bcdef\r\nx\r\n", count: 900)
        let trailers = String(repeating: "X: yyyyyyyyyyyyyy\r\n", count: 300)
        for (end, status) in [("\r\n", 200), ("\0", 400), (trailers, 431)] {
            let client = try running.client()
            try client.send(raw: Array((head + chunks).utf8))
            usleep(20_000)
            try client.send(raw: Array(("0\r\n" + trailers + end).utf8))
            let response = try client.receive()
            #expect(response.status == status)
            #expect(status != 200 || response.text == String(repeating: "x", count: 900))
        }
        #expect(try running.client().request("GET", "/now").status == 200)
        running.server.stop()
    }

    @Test func errorsAreAnsweredAndClosed() throws {
        let running = try RunningServer()
        for (input, status) in [("BAD\r\n\r\n", 400), ("GET / HTTP/2.0\r\n\r\n", 505)] {
            let client = try running.client()
            try client.send("GET", "/first")
            try client.send(raw: Array(input.utf8))
            #expect(try client.receive().text == "/first")
            let response = try client.receive()
            #expect(response.status == status)
            #expect(response.header("connection") == "close")
            #expect(try client.isClosedByServer())
        }
        running.server.stop()
    }
}
