import CLinux
import Glibc

extension EventLoop {
    /// Reads once, into the loop's own buffer; only what is incomplete moves to the connection.
    func receive(from connection: Connection) {
        // An unfinished request grows in small steps, so that its memory stays near its limits.
        let room = connection.input.isEmpty ? received.count : LoopLimits.unfinishedStep
        let count = recv(connection.socket, received.baseAddress, room, 0)
        if count > 0 {
            guard connection.phase != .lingering else { return }
            take(UnsafeMutableRawBufferPointer(rebasing: received[0..<count]), from: connection)
        } else if count == 0 {
            connection.peerFinished = true
            if connection.phase == .lingering { close(connection) } else { settle(connection) }
        } else if errno != EAGAIN && errno != EINTR {
            close(connection)
        }
    }

    private func take(_ bytes: UnsafeMutableRawBufferPointer, from connection: Connection) {
        if connection.awaitsProxyHeader { return takeHeader(bytes, from: connection) }
        if connection.input.isEmpty {
            let used = serve(connection, bytes)
            if !connection.closes {
                connection.input.append(UnsafeRawBufferPointer(rebasing: bytes[used...]))
            }
            cutFraming(of: connection)
            settle(connection)
        } else {
            connection.input.append(UnsafeRawBufferPointer(bytes))
            resume(connection)
            cutFraming(of: connection)
        }
    }

    /// A connection from a proxy that speaks the PROXY protocol.
    private func takeHeader(_ bytes: UnsafeMutableRawBufferPointer, from connection: Connection) {
        connection.input.append(UnsafeRawBufferPointer(bytes))
        switch ProxyHeader.read(UnsafeRawBufferPointer(connection.input.bytes)) {
        case .needsMore: settle(connection)
        case .invalid:
            tallies.count(.refusedHeader)
            close(connection)
        case .complete(let header):
            connection.awaitsProxyHeader = false
            connection.isSecure = header.isSecure
            if let source = header.source {
                connection.peer = source
                guard admit(connection) else { return close(connection) }
            }
            connection.input.consume(header.length)
            if connection.input.isEmpty { settle(connection) } else { resume(connection) }
        }
    }

    private func cutFraming(of connection: Connection) {
        // Of a refused request nothing is kept, so there is nothing to cut.
        guard connection.isOpen, !connection.closes else { return }
        let range = connection.parser.deadRange
        guard !range.isEmpty else { return }
        connection.input.remove(range)
        connection.parser.closeGap()
    }

    /// Goes on with what the connection has sent already.
    func resume(_ connection: Connection) {
        let used = serve(connection, connection.input.bytes)
        if connection.closes {
            connection.input.removeAll()
        } else {
            connection.input.consume(used)
        }
        settle(connection)
    }

    /// Answers all complete requests in `bytes` with as few sends as possible; returns how many
    /// bytes they took.
    private func serve(_ connection: Connection, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
        var start = 0
        loop: while connection.mayAnswer, start < bytes.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
            switch connection.parser.parse(rest) {
            case .needsMore: break loop
            case .needsContinue: out.append("HTTP/1.1 100 Continue\r\n\r\n")
            case .complete(let end):
                answer(connection, UnsafeRawBufferPointer(rest))
                start += end
            case .failed(let error): refuse(connection, error)
            }
            if out.count >= LoopLimits.output { flush(connection) }
        }
        if connection.closes && start < bytes.count { connection.lingers = true }
        flush(connection)
        return start
    }

    private func answer(_ connection: Connection, _ bytes: UnsafeRawBufferPointer) {
        let origin = trust.origin(
            peer: connection.peer, isSecure: connection.isSecure, head: connection.parser.head,
            in: bytes)
        let request = Request(bytes: bytes, head: connection.parser.head, origin: origin)
        let form = AnswerForm(
            isHead: request.head.method == .head, minor: request.head.minor,
            keepsAlive: request.head.keepsAlive && graceEnd == nil)
        let ticket = Ticket(slot: connection.socket, generation: lastGeneration + 1)
        let reply = handler.respond(to: request, ticket: ticket)
        let line = log == nil ? nil : AccessLogLine(request, time: logTime)
        switch reply {
        case .ready(let response, let route):
            let exchange = Exchange(form: form, route: route, start: turnStart, line: line)
            write(response, exchange, to: connection)
        case .deferred(let done, let failed, let deadline, let route):
            lastGeneration += 1
            let end = deadline.map { now + $0.wholeMilliseconds } ?? .max
            nearestDeadline = min(
                nearestDeadline, max(end, lastSweep + LoopLimits.deadlineGrain))
            connection.waiting = Connection.Waiting(
                generation: ticket.generation, done: done, failed: failed, deadline: end,
                exchange: Exchange(form: form, route: route, start: turnStart, line: line))
        }
        connection.parser.reset()
        // So that the next head gets its own time.
        connection.phase = .idle
    }

    private func write(_ response: Response, _ exchange: Exchange, to connection: Connection) {
        let before = out.count
        out.append(response, form: exchange.form, date: date)
        if !exchange.form.keepsAlive { connection.closes = true }
        tallies.countAnswer(
            route: exchange.route, status: response.status, microseconds: duration(of: exchange))
        log(exchange, status: response.status, sent: out.count - before)
    }

    func log(_ exchange: Exchange, status: Int, sent: Int, isCut: Bool = false) {
        guard var line = exchange.line else { return }
        line.finish(
            status: status, sent: sent, microseconds: duration(of: exchange), isCut: isCut)
        logLines.append(line.bytes)
        logCount += 1
    }

    func duration(of exchange: Exchange) -> UInt64 {
        UInt64(max(0, microseconds() - exchange.start))
    }

    /// Lets a waiting answer leave, unless its deadline has, or the connection is gone.
    func finish(_ ticket: Ticket, _ isDone: Bool) {
        guard let (connection, waiting) = release(ticket) else { return }
        let done = isDone ? waiting.done : nil
        write(done ?? waiting.failed, waiting.exchange, to: connection)
        resume(connection)
    }

    /// The same with an answer that was made meanwhile.
    func finish(_ ticket: Ticket, with response: Response) {
        guard let (connection, waiting) = release(ticket) else { return }
        write(response, waiting.exchange, to: connection)
        resume(connection)
    }

    /// Takes a waiting answer off its connection.
    func release(_ ticket: Ticket) -> (Connection, Connection.Waiting)? {
        let slot = Int(ticket.slot)
        guard slot < connections.count, let connection = connections[slot],
            connection.waiting?.generation == ticket.generation,
            var waiting = connection.waiting.take()
        else { return nil }
        if graceEnd != nil { waiting.exchange.form.keepsAlive = false }
        return (connection, waiting)
    }

    /// Answers with the error's status, then closes (the framing can no longer be trusted).
    func refuse(_ connection: Connection, _ error: RequestError) {
        tallies.count(error == .tooSlow ? .timedOut : .malformed)
        let isHead = connection.parser.head.method == .head
        let line = log == nil ? nil : AccessLogLine(refused: connection.peer, time: logTime)
        let exchange = Exchange(
            form: AnswerForm(isHead: isHead, minor: 1, keepsAlive: false), route: 0,
            start: turnStart, line: line)
        write(.plain(error.status), exchange, to: connection)
        connection.lingers = true
    }
}
