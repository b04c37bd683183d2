import CLinux
import Glibc

/// Late and streamed answers.
extension EventLoop {
    func open(_ letter: Letter) {
        switch letter {
        case .answer(let ticket, let response): finish(ticket, with: response)
        case .begin(let head, let pipe): begin(head, pipe)
        case .news(let ticket):
            let slot = Int(ticket.slot)
            guard slot < connections.count, let connection = connections[slot],
                connection.streaming?.pipe.ticket == ticket
            else { return }
            pump(connection)
        }
    }

    private func begin(_ head: Response, _ pipe: StreamPipe) {
        guard let (connection, waiting) = release(pipe.ticket) else { return pipe.abandon() }
        var exchange = waiting.exchange
        let isWhole = exchange.form.isHead || !head.mayHaveContent
        if exchange.form.minor == 0 && !isWhole { exchange.form.keepsAlive = false }
        let before = out.count
        out.append(headOf: head, form: exchange.form, date: date)
        tallies.countAnswer(
            route: exchange.route, status: head.status, microseconds: duration(of: exchange))
        var streaming = Connection.Streaming(
            pipe: pipe, status: head.status, exchange: exchange, sent: out.count - before)
        guard !isWhole else {
            pipe.abandon()
            return conclude(streaming, of: connection)
        }
        append(head.body, to: &streaming)
        connection.streaming = streaming
        if graceEnd != nil && pipe.isEndless { pipe.finish(.ended) }
        noticeSilence(of: connection)
        flush(connection)
        pump(connection)
    }

    /// Sends what the producer has made, unless the reader still has to take what came before.
    func pump(_ connection: Connection) {
        guard connection.isOpen else { return }
        guard connection.output.isEmpty, var streaming = connection.streaming else {
            return settle(connection)
        }
        let state = streaming.pipe.take(into: &pulled)
        append(pulled, to: &streaming)
        connection.streaming = streaming
        switch state {
        case .open:
            flush(connection)
            settle(connection)
        case .ended:
            if streaming.isChunked { out.append(ByteBuffer.lastChunk) }
            streaming.sent += streaming.isChunked ? ByteBuffer.lastChunk.utf8CodeUnitCount : 0
            connection.streaming = nil
            conclude(streaming, of: connection)
        case .cut, .gone: close(connection)
        }
    }

    private func append(_ bytes: [UInt8], to streaming: inout Connection.Streaming) {
        let before = out.count
        if streaming.isChunked { out.append(chunk: bytes) } else { out.append(bytes) }
        streaming.sent += out.count - before
    }

    private func conclude(_ streaming: Connection.Streaming, of connection: Connection) {
        log(streaming.exchange, status: streaming.status, sent: streaming.sent)
        if !streaming.exchange.form.keepsAlive { connection.closes = true }
        // All may have left before its end was said: then no sending will close the connection.
        if out.isEmpty && connection.output.isEmpty { finishSending(connection) }
        resume(connection)
    }

    /// A stream that is not whole ends with a reset: until HTTP/1.0's close it would look whole.
    func abandon(_ streaming: Connection.Streaming, of connection: Connection) {
        connection.streaming = nil
        streaming.pipe.abandon()
        out.removeAll()
        log(streaming.exchange, status: streaming.status, sent: streaming.sent, isCut: true)
        var reset = Glibc.linger(l_onoff: 1, l_linger: 0)
        let size = socklen_t(MemoryLayout<Glibc.linger>.size)
        setsockopt(connection.socket, SOL_SOCKET, SO_LINGER, &reset, size)
    }

    /// A reader whose machine is gone takes no answer's bytes: tcp(7), TCP_USER_TIMEOUT. The
    /// kernel's own patience is a quarter of an hour. Does nothing for a Unix socket.
    private func noticeSilence(of connection: Connection) {
        var patience = UInt32(clamping: max(1, timeouts.write))
        setsockopt(connection.socket, Int32(IPPROTO_TCP), TCP_USER_TIMEOUT, &patience, 4)
    }
}
