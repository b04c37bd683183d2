extension EventLoop {
    /// Brings phase, deadline and interest in line after a connection was worked on.
    func settle(_ connection: Connection) {
        guard connection.isOpen, connection.phase != .lingering else { return }
        let isDone = connection.waiting == nil && connection.output.isEmpty
        if connection.peerFinished && isDone { return close(connection) }
        let phase = currentPhase(of: connection)
        if phase != connection.phase || phase == .idle {
            connection.phase = phase
            connection.deadline = deadline(of: phase, connection)
        }
        if phase == .idle { rest(connection) }
        if connection.isOpen { watch(connection, wantedInterest(of: connection)) }
    }

    private func currentPhase(of connection: Connection) -> Connection.Phase {
        if !connection.output.isEmpty { return .writing }
        if connection.waiting != nil { return .waiting }
        if connection.parser.stage == .body { return .body }
        return connection.input.isEmpty ? .idle : .head
    }

    private func deadline(of phase: Connection.Phase, _ connection: Connection) -> Int64 {
        switch phase {
        case .idle: now + timeouts.keepAlive
        case .head: now + timeouts.head
        case .body: now + timeouts.body
        case .waiting: connection.waiting?.deadline ?? .max
        case .writing: now + timeouts.write
        case .lingering: now + timeouts.linger
        }
    }

    private func wantedInterest(of connection: Connection) -> Poller.Interest {
        if !connection.output.isEmpty { return .write }
        if connection.peerFinished { return [] }
        let isFull = connection.waiting != nil && connection.input.count >= Self.inputLimit
        return isFull ? [] : .read
    }

    /// An idle connection keeps no large buffers; a stopping loop keeps no idle connection.
    private func rest(_ connection: Connection) {
        connection.input.shrink(to: 4_096)
        connection.output.shrink(to: 4_096)
        if graceEnd != nil { close(connection) }
    }

    /// How long the next wait may last, in milliseconds.
    var patience: Int32 {
        if connectionCount == 0 && !isAcceptPaused { return -1 }
        return Int32(clamping: max(0, min(nextSweep, nearestDeadline) - now))
    }

    /// Ends everything that has lasted too long.
    func sweep() {
        lastSweep = now
        nextSweep = now + Self.sweepInterval
        nearestDeadline = .max
        for case let connection? in connections {
            if now >= connection.deadline { expire(connection) }
            guard connection.isOpen, let waiting = connection.waiting else { continue }
            let next = max(waiting.deadline, now + Self.deadlineGrain)
            nearestDeadline = min(nearestDeadline, next)
        }
        out.shrink(to: 4 * Self.outputLimit)
        resumeAccepting()
    }

    private func expire(_ connection: Connection) {
        switch connection.phase {
        case .head where connection.input.isEmpty: close(connection)
        case .head, .body:
            refuse(connection, .tooSlow)
            connection.input.removeAll()
            flush(connection)
            settle(connection)
        case .waiting:
            guard let waiting = connection.waiting else { return }
            finish(Ticket(slot: connection.socket, generation: waiting.generation), false)
        case .idle, .writing, .lingering: close(connection)
        }
    }

    /// Takes no more connections, closes the idle ones, and lets the others finish.
    func beginStopping(grace: Duration) {
        graceEnd = now + grace.wholeMilliseconds
        listeners = []
        isAcceptPaused = false
        for case let connection? in connections {
            let isUnused = connection.phase == .head && connection.input.isEmpty
            if connection.phase == .idle || isUnused { close(connection) }
        }
    }

    var isFinished: Bool {
        guard let graceEnd else { return false }
        return connectionCount == 0 || now >= graceEnd
    }
}
