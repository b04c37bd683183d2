import CLinux
import Foundation
import Testing

@testable import HTTPServer

/// Unix sockets, handed-over sockets and PROXY headers.
@Suite(.serialized) struct ListeningTests {
    private func path() -> String {
        FileManager.default.temporaryDirectory.path + "/st-" + UUID().uuidString.prefix(8) + ".sock"
    }

    private func mode(_ path: String) -> UInt32? {
        var state = stat()
        return lstat(path, &state) == 0 ? state.st_mode & 0o777 : nil
    }

    @Test(arguments: [1, 2]) func unixSockets(_ loops: Int) throws {
        let path = path()
        let running = try RunningServer {
            $0.addresses = ["unix:" + path]
            $0.loops = loops
            $0.socketMode = 0o606
        }
        #expect(running.server.addresses == ["unix:" + path])
        #expect(mode(path) == 0o606)
        for _ in 0..<20 { #expect(try running.client().request("GET", "/now").text == "/now") }
        #expect(throws: ServerError.addressInUse("unix:" + path)) {
            _ = try RunningServer { $0.addresses = ["unix:" + path] }
        }
        running.server.stop()
        #expect(mode(path) == nil)
    }

    @Test func aSocketThatWasLeftBehindIsReplaced() throws {
        let path = path()
        let address = try #require(ListenAddress("unix:" + path))
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(address.withPointer { bind(left, $0, $1) } == 0)
        close(left)
        let first = try RunningServer { $0.addresses = ["unix:" + path] }
        #expect(try first.client().request("GET", "/now").status == 200)
        // Somebody else's socket at our path stays when we end.
        unlink(path)
        let second = try RunningServer { $0.addresses = ["unix:" + path] }
        first.server.stop()
        #expect(try second.client().request("GET", "/now").status == 200)
        second.server.stop()
    }

    @Test func otherFilesStay() throws {
        let path = path()
        try Data("text".utf8).write(to: URL(filePath: path))
        defer { unlink(path) }
        #expect(throws: ServerError.addressInUse("unix:" + path)) {
            _ = try RunningServer { $0.addresses = ["unix:" + path] }
        }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("text".utf8))
        #expect(throws: ServerError.self) {
            _ = try RunningServer { $0.addresses = ["unix:/nowhere/at/all.sock"] }
        }
    }

    @Test func handedSocketsOfTheEnvironment() {
        let environment = ["LISTEN_PID": "7", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "http:proxy"]
        #expect(
            HandedSocket.all(in: environment, pid: 7) == [
                HandedSocket(descriptor: 3), HandedSocket(descriptor: 4, expectsProxyHeader: true),
            ])
        #expect(HandedSocket.all(in: environment, pid: 8).isEmpty)
        #expect(HandedSocket.all(in: [:], pid: 7).isEmpty)
        #expect(HandedSocket.all(in: ["LISTEN_PID": "7", "LISTEN_FDS": "x"], pid: 7).isEmpty)
    }

    @Test func whatDoesNotListenIsRefused() throws {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(throws: ServerError.notListening(ends[0])) {
            _ = try RunningServer {
                $0.addresses = []
                $0.handedSockets = [HandedSocket(descriptor: ends[0])]
            }
        }
    }

    /// A connection that a proxy on this machine opens for somebody.
    private func connect(
        _ running: RunningServer, for source: String
    ) throws -> LoopbackClient {
        let client = try running.client(timeout: .seconds(2))
        let family = source.contains(":") ? "TCP6 \(source) ::1" : "TCP4 \(source) 127.0.0.1"
        try client.send(raw: Array("PROXY \(family) 4711 80\r\n".utf8))
        return client
    }

    private func proxied(
        _ change: @escaping (inout ServerConfiguration) -> Void = { _ in }
    ) throws -> RunningServer {
        try RunningServer {
            $0.addresses = []
            $0.proxyProtocolAddresses = ["127.0.0.1:0"]
            $0.trustedProxies = [AddressRange("127.0.0.1")!]
            change(&$0)
        }
    }

    @Test func proxyHeaders() throws {
        let running = try proxied()
        let client = try connect(running, for: "192.0.2.1")
        let faked = [("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-Proto", "https")]
        #expect(try client.request("GET", "/origin", headers: faked).text == "192.0.2.1 http")
        #expect(try client.request("GET", "/origin").text == "192.0.2.1 http")
        let bytewise = try running.client()
        for byte in "PROXY TCP6 2001:db8::1 ::1 1 2\r\nGET /origin HTTP/1.1\r\nHost: a\r\n\r\n".utf8
        {
            try bytewise.send(raw: [byte])
        }
        #expect(try bytewise.receive().text == "2001:db8::1 http")
        let none = try running.client()
        try none.send("GET", "/origin")
        #expect(try none.isClosedByServer())
        #expect(running.server.metrics[.refusedHeader] == 1)
        running.server.stop()
    }

    @Test func proxyHeadersOfStrangersAreRefused() throws {
        let running = try proxied { $0.trustedProxies = [] }
        let client = try connect(running, for: "192.0.2.1")
        #expect(throws: ClientError.self) { _ = try client.request("GET", "/origin") }
        running.server.stop()
    }

    @Test func connectionsOfOneAddressAreLimited() throws {
        let running = try proxied { $0.connectionsPerAddress = 3 }
        let held = try (0..<3).map { try connect(running, for: "2001:db8::\($0 + 1)") }
        for client in held { #expect(try client.request("GET", "/now").status == 200) }
        let fourth = try connect(running, for: "2001:db8::9")
        #expect(throws: ClientError.self) { _ = try fourth.request("GET", "/now") }
        let neighbour = try connect(running, for: "2001:db8:0:1::1")
        #expect(try neighbour.request("GET", "/now").status == 200)
        #expect(running.server.metrics[.refusedAddress] == 1)
        // Who goes makes room.
        let last = try held[0].request("GET", "/now", headers: [("Connection", "close")])
        #expect(last.status == 200)
        #expect(try held[0].isClosedByServer())
        let next = try connect(running, for: "2001:db8::9")
        #expect(try next.request("GET", "/now").status == 200)
        running.server.stop()
    }
}
