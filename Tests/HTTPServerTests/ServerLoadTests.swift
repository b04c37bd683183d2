import CLinux
import Glibc
import Testing

@testable import HTTPServer

/// Slow clients, many clients, and the end.
@Suite(.serialized) struct ServerLoadTests {
    @Test func slowHeadsAreAnswered408() throws {
        let running = try RunningServer { $0.timeouts.head = .milliseconds(300) }
        let client = try running.client()
        let silent = try running.client()
        try client.send(raw: Array("GET / HTTP/1.1\r\nHost: a\r\n".utf8))
        // Single bytes must not extend the time.
        for _ in 0..<4 {
            usleep(60_000)
            try client.send(raw: Array("X".utf8))
        }
        #expect(try client.receive().status == 408)
        #expect(try client.isClosedByServer())
        #expect(try silent.isClosedByServer())
        running.server.stop()
    }

    @Test func slowBodiesAndIdleConnectionsEnd() throws {
        let running = try RunningServer {
            $0.timeouts.body = .milliseconds(200)
            $0.timeouts.keepAlive = .milliseconds(200)
        }
        let client = try running.client()
        try client.send("POST", "/now", headers: [("Content-Length", "5")])
        #expect(try client.receive().status == 408)
        let idle = try running.client()
        #expect(try idle.request("GET", "/now").status == 200)
        #expect(try idle.isClosedByServer())
        running.server.stop()
    }

    @Test func aSlowReaderGetsItAll() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send("GET", "/large")
        try client.send("GET", "/large")
        try client.send("GET", "/now")
        usleep(300_000)
        #expect(try running.client().request("GET", "/now").status == 200)
        #expect(try client.receive().body == DeskHandler.large)
        #expect(try client.receive().body == DeskHandler.large)
        #expect(try client.receive().text == "/now")
        running.server.stop()
    }

    @Test func aDeferredAnswerBehindAShortSendKeepsItsPlace() throws {
        let running = try RunningServer()
        let client = try running.client()
        // 40 KB each: the second is still below the output limit when "/held" is read.
        let requests = (0..<400).map { _ in ["/medium", "/held"] }.joined()
            .map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined()
        try client.send(raw: Array(requests.utf8))
        let releaser = BackgroundThread { [handler = running.handler] in
            for _ in 0..<400 { handler.release(1) }
        }
        usleep(300_000)
        for _ in 0..<400 {
            #expect(try client.receive().body.count == DeskHandler.medium.count)
            #expect(try client.receive().text == "/held")
        }
        releaser.join()
        running.server.stop()
    }

    @Test func aReaderThatStopsIsDropped() throws {
        let running = try RunningServer { $0.timeouts.write = .milliseconds(200) }
        let client = try running.client()
        try client.send("GET", "/large")
        usleep(800_000)
        #expect(throws: ClientError.closedEarly) { _ = try client.receive() }
        running.server.stop()
    }

    @Test func stopAnswersWhatIsOpen() throws {
        let running = try RunningServer()
        let client = try running.client()
        let idle = try running.client()
        #expect(try idle.request("GET", "/now").status == 200)
        try client.send("GET", "/held")
        let handler = running.handler
        while try running.client().request("GET", "/now").status != 200 {}
        let thread = BackgroundThread {
            usleep(100_000)
            handler.release(1)
        }
        running.server.stop(grace: .seconds(10))
        thread.join()
        let response = try client.receive()
        #expect(response.status == 200)
        #expect(response.header("connection") == "close")
        #expect(try client.isClosedByServer())
        #expect(try idle.isClosedByServer())
        #expect(throws: ClientError.self) { _ = try running.client() }
    }

    @Test func stopDoesNotWaitForEver() throws {
        let running = try RunningServer()
        let client = try running.client()
        try client.send("GET", "/held")
        try client.send("GET", "/held")
        let start = ContinuousClock.now
        running.server.stop(grace: .milliseconds(200))
        #expect(ContinuousClock.now - start < .seconds(5))
        running.handler.release(0)
    }

    @Test(arguments: [1, 2]) func manyConnections(_ loops: Int) throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(7), &limit)  // RLIMIT_NOFILE
        limit.rlim_cur = min(limit.rlim_max, 8_192)
        setrlimit(__rlimit_resource_t(7), &limit)
        let running = try RunningServer { $0.loops = loops }
        let clients = try (0..<1_000).map { _ in try running.client() }
        for (index, client) in clients.enumerated() { try client.send("GET", "/done/\(index)") }
        for (index, client) in clients.enumerated() {
            #expect(try client.receive().text == "/done/\(index)")
        }
        running.server.stop()
    }

    @Test func moreConnectionsThanTheLimitWait() throws {
        let running = try RunningServer { $0.connectionLimit = 2 }
        do {
            let first = try running.client()
            let second = try running.client()
            #expect(try first.request("GET", "/1").text == "/1")
            #expect(try second.request("GET", "/2").text == "/2")
            let third = try running.client(timeout: .milliseconds(200))
            try third.send("GET", "/3")
            #expect(throws: ClientError.timedOut) { _ = try third.receive() }
        }
        #expect(try running.client().request("GET", "/4").text == "/4")
        running.server.stop()
    }

    @Test func aPortInUseIsNamed() throws {
        let running = try RunningServer { $0.loops = 2 }
        let address = running.server.addresses[0]
        for loops in [1, 2] {
            var configuration = ServerConfiguration(addresses: [address])
            configuration.loops = loops
            #expect(throws: ServerError.addressInUse(address)) {
                _ = try Server(configuration: configuration, handler: DeskHandler())
            }
        }
        running.server.stop()
    }

    @Test func severalAddresses() throws {
        let running = try RunningServer { $0.addresses = ["127.0.0.1:0", "[::1]:0"] }
        for address in running.server.addresses {
            let client = try LoopbackClient(address)
            #expect(try client.request("GET", "/now").text == "/now")
        }
        running.server.stop()
    }
}

/// A thread for what must go on while the test blocks.
final class BackgroundThread {
    private final class Box {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }
    private var thread = pthread_t()

    init(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Box(body)).toOpaque()
        let code = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<Box>.fromOpaque(context!).takeRetainedValue().body()
                return nil
            }, box)
        precondition(code == 0)
    }

    func join() { pthread_join(thread, nil) }
}
