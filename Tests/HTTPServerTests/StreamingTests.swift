import Glibc
import Testing

@testable import HTTPServer

/// Answers whose bytes come piece by piece.
@Suite(.serialized) struct StreamingTests {
    private static let piece = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 / 7) }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func piecesArriveAsTheyAreSent() throws {
        let running = try RunningServer { $0.timeouts.keepAlive = .milliseconds(100) }
        let client = try running.client()
        try client.send("GET", "/later")
        try client.send("GET", "/now")
        let head = Response(
            status: 200, headers: [("Content-Type", "text/csv")], body: bytes("first"))
        let stream = running.handler.nextStream(head)
        let answer = try client.receiveHead()
        #expect(answer.status == 200)
        #expect(answer.header("transfer-encoding") == "chunked")
        #expect(answer.header("content-length") == nil)
        #expect(answer.header("content-type") == "text/csv")
        #expect(try client.receiveChunk() == bytes("first"))
        for text in ["one", "and another"] {
            // A stream is not cut for being silent.
            usleep(300_000)
            #expect(stream.send([]))
            #expect(stream.send(bytes(text)))
            #expect(try client.receiveChunk() == bytes(text))
        }
        stream.end()
        #expect(!stream.send(bytes("too late")))
        #expect(try client.receiveChunk() == nil)
        #expect(try client.receive().text == "/now")
        running.server.stop()
    }

    @Test func untilTheCloseForHTTP10() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send(raw: bytes("GET /later HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
        let stream = running.handler.nextStream()
        #expect(stream.send(bytes("one ")))
        #expect(stream.send(bytes("two")))
        stream.end()
        let answer = try client.receive()
        #expect(answer.header("transfer-encoding") == nil)
        #expect(answer.header("connection") == "close")
        #expect(answer.text == "one two")
        running.server.stop()
    }

    @Test func closesWhenTheEndComesAfterAllIsSent() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send(raw: bytes("GET /later HTTP/1.0\r\n\r\n"))
        let stream = running.handler.nextStream(Response(status: 200, body: bytes("all")))
        #expect(try client.receiveHead().status == 200)
        while client.received.count < 3 { _ = try client.readMore() }
        stream.end()
        #expect(try !client.readMore())
        running.server.stop()
    }

    @Test(arguments: [("HEAD", 200), ("GET", 204), ("GET", 304)])
    func onlyTheHeadWhereNoBodyIsAllowed(_ method: String, _ status: Int) throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send(method, "/later")
        let stream = running.handler.nextStream(Response(status: status, body: bytes("x")))
        let answer = try client.receive(hasBody: method != "HEAD")
        #expect(answer.status == status)
        #expect((answer.header("transfer-encoding") == "chunked") == (status == 200))
        #expect(!stream.waitsForReader)
        #expect(stream.offer(bytes("y")) == .gone)
        #expect(try client.request("GET", "/now").text == "/now")
        running.server.stop()
    }

    @Test(arguments: ["1.0", "1.1"]) func aSlowReaderHoldsTheProducerBack(_ version: String) throws
    {
        let running = try RunningServer()
        let client = try running.client()
        try client.send(raw: bytes("GET /later HTTP/\(version)\r\nHost: a\r\n\r\n"))
        let stream = running.handler.nextStream()
        var taken = 0
        var fullness = 0
        // What the kernel takes is not ours: it is full when it has taken nothing for a while.
        while fullness < 200 {
            switch stream.offer(Self.piece) {
            case .taken: (taken, fullness) = (taken + 1, 0)
            case .full:
                fullness += 1
                usleep(1_000)
            case .gone:
                Issue.record("gone")
                return
            }
            #expect(taken < 1_000)
        }
        let count = taken + 200
        let producer = BackgroundThread { [taken] in
            for _ in taken..<count { _ = stream.send(Self.piece) }
            stream.end()
        }
        #expect(try running.client().request("GET", "/now").status == 200)
        let body = try client.receive().body
        #expect(body.count == count * Self.piece.count)
        #expect(body.suffix(Self.piece.count).elementsEqual(Self.piece))
        producer.join()
        running.server.stop()
    }

    @Test func theProducerLearnsThatTheReaderHasGone() throws {
        let running = try RunningServer()
        var client: LoopbackClient? = try running.client()
        try client?.send("GET", "/later")
        let stream = running.handler.nextStream()
        #expect(stream.send(bytes(": hello\n\n")))
        #expect(try client?.receiveHead().status == 200)
        client = nil
        var comments = 0
        while stream.offer(bytes(": still there?\n\n")) == .taken, comments < 1_000 {
            comments += 1
            usleep(1_000)
        }
        #expect(comments < 1_000)
        #expect(!stream.send(bytes("x")))
        running.server.stop()
    }

    @Test func aReaderThatStopsIsDropped() throws {
        let running = try RunningServer { $0.timeouts.write = .milliseconds(200) }
        let client = try running.client()
        try client.send("GET", "/later")
        let stream = running.handler.nextStream()
        var pieces = 0
        while stream.send(Self.piece), pieces < 10_000 { pieces += 1 }
        #expect(pieces < 10_000)
        #expect(throws: ClientError.closedEarly) { _ = try client.receive() }
        #expect(running.server.metrics[.timedOut] == 1)
        running.server.stop()
    }

    @Test(arguments: ["1.0", "1.1"]) func aStreamLetGoIsCut(_ version: String) throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send(raw: bytes("GET /later HTTP/\(version)\r\nHost: a\r\n\r\n"))
        var stream: ResponseStream? = running.handler.nextStream()
        #expect(stream?.send(bytes("half of it")) == true)
        #expect(try client.receiveHead().status == 200)
        stream = nil
        #expect(throws: ClientError.closedEarly) {
            while true { _ = try client.receiveChunk() }
        }
        running.server.stop()
    }

    @Test func stoppingLetsAStreamComeToItsEnd() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send("GET", "/later")
        let stream = running.handler.nextStream()
        #expect(try client.receiveHead().status == 200)
        let producer = BackgroundThread {
            for _ in 0..<200 {
                usleep(1_000)
                _ = stream.send(Self.piece)
            }
            stream.end()
        }
        let stopper = BackgroundThread { [server = UncheckedServer(running.server)] in
            server.value.stop(grace: .seconds(60))
        }
        var count = 0
        while let chunk = try client.receiveChunk() { count += chunk.count }
        #expect(count == 200 * Self.piece.count)
        producer.join()
        stopper.join()
    }

    @Test func stoppingEndsEndlessStreamsAtOnceAndOthersAfterTheGrace() throws {
        let running = try RunningServer()
        let events = try running.client()
        try events.send("GET", "/later")
        let endless = running.handler.nextStream(isEndless: true)
        #expect(try events.receiveHead().status == 200)
        #expect(endless.send(bytes("data: 1\n\n")))
        let export = try running.client()
        try export.send("GET", "/later")
        let stuck = running.handler.nextStream()
        #expect(try export.receiveHead().status == 200)
        let asker = try running.client()
        try asker.send("GET", "/later")
        let (ticket, mailbox) = running.handler.nextAsked()
        running.server.stop(grace: .milliseconds(300))
        #expect(try events.receiveChunk() == bytes("data: 1\n\n"))
        #expect(try events.receiveChunk() == nil)
        #expect(throws: ClientError.closedEarly) { _ = try export.receiveChunk() }
        #expect(stuck.offer(bytes("x")) == .gone)
        #expect(endless.offer(bytes("x")) == .gone)
        // Nobody opens the letter any more.
        let late = mailbox.stream(ticket, Response(status: 200))
        #expect(late.offer(bytes("x")) == .gone)
    }
}
