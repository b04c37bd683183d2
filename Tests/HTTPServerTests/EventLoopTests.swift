import CLinux
import Glibc
import Testing

@testable import HTTPServer

/// Moments of a loop that sockets alone cannot be made to hit.
struct EventLoopTests {
    @Test func aFinishedAnswerWaitsForTheOutputBeforeIt() throws {
        var ends: [Int32] = [0, 0]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[1]) }
        let loop = try EventLoop(
            listeners: [], handler: HandlerAdapter(DeskHandler()),
            configuration: ServerConfiguration(addresses: []),
            tallies: Tallies(count: ServerMetrics.size))
        let connection = Connection(
            socket: ends[0], serial: 1, peer: .none, now: 0, patience: 1_000_000)
        while loop.connections.count <= Int(ends[0]) { loop.connections.append(nil) }
        loop.connections[Int(ends[0])] = connection
        loop.connectionCount = 1
        connection.output.append("rest of an earlier answer")
        let answer = Response(status: 200, body: Array("later".utf8))
        connection.waiting = Connection.Waiting(
            generation: 1, done: answer, failed: answer, deadline: .max,
            exchange: Exchange(
                form: AnswerForm(isHead: false, minor: 1, keepsAlive: true), route: 0, start: 0,
                line: nil))

        loop.finish(Ticket(slot: ends[0], generation: 1), true)

        var byte: UInt8 = 0
        #expect(recv(ends[1], &byte, 1, Int32(MSG_DONTWAIT)) == -1)
        let output = String(decoding: connection.output.bytes, as: UTF8.self)
        #expect(output.hasPrefix("rest of an earlier answerHTTP/1.1 200 OK\r\n"))
        #expect(output.hasSuffix("\r\n\r\nlater"))
        loop.close(connection)
    }
}
