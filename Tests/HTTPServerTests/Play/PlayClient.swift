import CLinux
import Glibc

@testable import HTTPServer

/// A client of a play: its end of a socket pair, and all that went through it.
final class PlayClient {
    let number: Int
    private let socket: Int32
    var unsent: [UInt8] = []
    private(set) var sent: [UInt8] = []
    private(set) var received: [UInt8] = []
    /// The server has closed.
    private(set) var isOver = false
    /// It has closed itself.
    private(set) var isGone = false
    private(set) var hasFinished = false

    init(_ number: Int, socket: Int32) {
        self.number = number
        self.socket = socket
    }

    deinit { if !isGone { close(socket) } }

    /// Bytes that went through, for telling whether anything happens.
    var traffic: Int { sent.count + received.count + (isOver ? 1 : 0) }

    func send(_ limit: Int) {
        guard !isGone, !hasFinished, !unsent.isEmpty else { return }
        let count = min(limit, unsent.count)
        let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
        let done = unsent.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, count, flags) }
        guard done > 0 else { return }
        sent += unsent.prefix(done)
        unsent.removeFirst(done)
    }

    func receive(_ limit: Int) {
        guard !isGone, !isOver else { return }
        var bytes = [UInt8](repeating: 0, count: min(limit, 65_536))
        let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        if count > 0 { received += bytes.prefix(count) }
        isOver = count == 0 || count < 0 && errno != EAGAIN
    }

    func finish() {
        guard !isGone, !hasFinished else { return }
        hasFinished = true
        shutdown(socket, Int32(SHUT_WR))
    }

    func leave() {
        guard !isGone else { return }
        isGone = true
        close(socket)
    }
}
