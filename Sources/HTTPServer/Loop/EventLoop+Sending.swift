import CLinux
import Glibc

extension EventLoop {
    /// Sends the answers at hand; what the socket does not take waits with the connection.
    func flush(_ connection: Connection) {
        defer { out.removeAll() }
        guard connection.isOpen, !out.isEmpty else { return }
        guard connection.output.isEmpty else {
            // Earlier answers are still waiting: order before speed.
            return connection.output.append(UnsafeRawBufferPointer(out.bytes))
        }
        guard let sent = send(UnsafeRawBufferPointer(out.bytes), on: connection) else { return }
        let rest = UnsafeRawBufferPointer(rebasing: out.bytes[sent...])
        connection.output.append(rest)
        if rest.isEmpty { finishSending(connection) }
    }

    /// Goes on sending when the socket takes more.
    func sendRest(of connection: Connection) {
        let rest = UnsafeRawBufferPointer(connection.output.bytes)
        guard let sent = send(rest, on: connection) else { return }
        connection.output.consume(sent)
        if sent > 0 { extendDeadline(of: connection, for: sent) }
        guard connection.output.isEmpty else { return }
        finishSending(connection)
        guard connection.isOpen else { return }
        if connection.streaming == nil { resume(connection) } else { pump(connection) }
    }

    /// How many bytes the socket took; `nil` when the connection broke and was closed.
    private func send(_ bytes: UnsafeRawBufferPointer, on connection: Connection) -> Int? {
        // Without MSG_NOSIGNAL a client that has gone would kill the process (SIGPIPE).
        let sent = Glibc.send(
            connection.socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        if sent >= 0 {
            tallies.count(.bytesSent, UInt64(sent))
            return sent
        }
        if errno == EAGAIN || errno == EINTR { return 0 }
        close(connection)
        return nil
    }

    /// A reader buys time with what he takes: single bytes now and then do not keep him.
    func extendDeadline(of connection: Connection, for sent: Int) {
        let bought = max(1, Int64(sent) * 1_000 / LoopLimits.slowestReader)
        connection.deadline = min(now + timeouts.write, connection.deadline + bought)
    }

    func finishSending(_ connection: Connection) {
        guard connection.closes else { return }
        guard connection.lingers else { return close(connection) }
        shutdown(connection.socket, Int32(SHUT_WR))
        connection.phase = .lingering
        connection.since = now
        connection.deadline = now + timeouts.linger
        watch(connection, .read)
    }

    func watch(_ connection: Connection, _ interest: Poller.Interest) {
        guard interest != connection.interest else { return }
        connection.interest = interest
        poller.change(connection.socket, key: connection.key, interest)
    }
}
