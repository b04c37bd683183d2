import CLinux
import Glibc
import Testing

@testable import HTTPServer

/// When there are too many, and when it is time to go.
@Suite(.serialized) struct HardeningTests {
    @Test func theSilentMakeWay() throws {
        let running = try RunningServer { $0.connectionLimit = 4 }
        let silent = try (0..<2).map { _ in try running.client() }
        let idle = try running.client()
        #expect(try idle.request("GET", "/now").status == 200)
        let busy = try running.client()
        try busy.send("GET", "/held")
        // Answered once one of them has been silent for a second, long before its time is over.
        let late = try running.client(timeout: .seconds(5))
        #expect(try late.request("GET", "/now").status == 200)
        #expect(running.server.metrics[.shed] > 0)
        #expect(running.server.metrics[.paused] > 0)
        running.handler.release(1)
        #expect(try busy.receive().text == "/held")
        var gone = 0
        for client in silent + [idle] {
            let quick = client
            gone += (try? quick.request("GET", "/now")) == nil ? 1 : 0
        }
        #expect(gone > 0)
        running.server.stop()
    }

    @Test func whoFillsTheMemoryMakesWay() throws {
        let running = try RunningServer { $0.memoryLimit = 1_000_000 }
        let metrics = running.server.metrics
        let head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 60001\r\n\r\n"
        let slow = Array(head.utf8) + [UInt8](repeating: 0x78, count: 60_000)
        var crowd: [LoopbackClient] = []
        for _ in 0..<60 {
            let client = try running.client()
            try? client.send(raw: slow)
            crowd.append(client)
        }
        let room = UInt64(1_000_000 / 60_000)
        for _ in 0..<5_000 where metrics[.shed] < 60 - room { usleep(1_000) }
        #expect(metrics[.shed] >= 60 - room)
        #expect(metrics[.accepted] - metrics[.closed] <= room)
        // Small requests need none of it, and after a second the slow make way for a large one.
        #expect(try running.client().request("GET", "/now").status == 200)
        usleep(1_000_000)
        let body = [UInt8](repeating: 0x79, count: 60_000)
        #expect(try running.client().request("POST", "/echo", body: body).body == body)
        running.server.stop()
        #expect(crowd.count == 60)
    }

    @Test func whoWaitsForAnAnswerIsNeverShed() throws {
        let running = try RunningServer { $0.connectionLimit = 2 }
        let busy = try (0..<2).map { _ in try running.client() }
        for client in busy { try client.send("GET", "/held") }
        let third = try running.client(timeout: .milliseconds(1_500))
        try third.send("GET", "/now")
        #expect(throws: ClientError.timedOut) { _ = try third.receive() }
        running.handler.release(2)
        for client in busy { #expect(try client.receive().status == 200) }
        running.server.stop()
    }

    @Test func aReaderBuysTimeByReading() throws {
        let loop = try EventLoop(
            listeners: [], handler: HandlerAdapter(DeskHandler()),
            configuration: ServerConfiguration(addresses: []),
            tallies: Tallies(count: ServerMetrics.size))
        let connection = Connection(socket: -1, serial: 1, peer: .none, now: 0, patience: 500)
        // 1,024 bytes buy a second, but never more than ten from now on.
        for (sent, deadline) in [(2_048, 2_500), (1, 2_501), (512, 3_001), (100_000, 10_000)] {
            loop.extendDeadline(of: connection, for: sent)
            #expect(connection.deadline == deadline)
        }
    }

    @Test func stopWaitsForTheFirstRequest() throws {
        let running = try RunningServer { $0.timeouts.farewell = .milliseconds(300) }
        let fresh = try running.client()
        let silent = try running.client()
        let idle = try running.client()
        #expect(try idle.request("GET", "/now").status == 200)
        let stopper = BackgroundThread { [server = UncheckedServer(running.server)] in
            server.value.stop()
        }
        #expect(try idle.isClosedByServer())
        usleep(50_000)
        let last = try fresh.request("GET", "/now")
        #expect(last.status == 200)
        #expect(last.header("connection") == "close")
        #expect(try silent.isClosedByServer())
        stopper.join()
    }

    @Test func whoTakesOverLosesNothing() throws {
        let address = try #require(ListenAddress("127.0.0.1:0"))
        let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #expect(address.withPointer { bind(listening, $0, $1) } == 0)
        #expect(listen(listening, 512) == 0)
        let relay = Relay(listening: listening)
        var server = try relay.next()
        let bound = server.server.addresses[0]
        let hammers = (0..<4).map { number in
            Hammer(bound, keepsAlive: number % 2 == 0)
        }
        for _ in 0..<6 {
            usleep(150_000)
            let successor = try relay.next()
            server.server.stop()
            server = successor
        }
        let answered = hammers.map { $0.finish() }
        for hammer in hammers { #expect(hammer.failures.isEmpty, "\(hammer.failures)") }
        #expect(answered.allSatisfy { $0 > 50 }, "\(answered)")
        server.server.stop()
        close(listening)
    }
}

/// Hands a listening socket from server to server.
private struct Relay {
    let listening: Int32

    func next() throws -> RunningServer {
        let copy = dup(listening)
        return try RunningServer {
            $0.addresses = []
            $0.handedSockets = [HandedSocket(descriptor: copy)]
        }
    }
}

/// A server that another thread stops.
struct UncheckedServer: @unchecked Sendable {
    let value: Server
    init(_ value: Server) { self.value = value }
}

/// A client that asks again and again, each time anew or on a kept connection.
final class Hammer: @unchecked Sendable {
    // The thread's until it is joined.
    private(set) var failures: [String] = []
    private var answers = 0
    private var mayRun = true
    private var thread: BackgroundThread?

    init(_ address: String, path: String = "/now", keepsAlive: Bool) {
        thread = BackgroundThread { [self] in
            var client: LoopbackClient?
            while mayRun {
                do throws(ClientError) {
                    let current: LoopbackClient
                    if let client {
                        current = client
                    } else {
                        current = try LoopbackClient(address)
                    }
                    let response = try current.request("GET", path)
                    let isLast = response.header("connection") == "close"
                    client = keepsAlive && !isLast ? current : nil
                    answers += 1
                } catch {
                    failures.append("after \(answers): \(error)")
                    client = nil
                }
            }
        }
    }

    func finish() -> Int {
        mayRun = false
        thread?.join()
        return answers
    }
}
