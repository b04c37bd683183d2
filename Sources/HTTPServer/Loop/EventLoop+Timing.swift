extension EventLoop {
    /// Brings phase, deadline and interest in line after a connection was worked on.
    func settle(_ connection: Connection) {
        guard connection.isOpen, connection.phase != .lingering else { return }
        let isDone = !connection.isAnswering && connection.output.isEmpty
        if connection.peerFinished && isDone { return close(connection) }
        let phase = currentPhase(of: connection)
        if phase != connection.phase || phase == .idle {
            connection.phase = phase
            connection.since = now
            connection.deadline = deadline(of: phase, connection)
        }
        if phase == .idle { rest(connection) }
        weigh(connection)
        if connection.isOpen { watch(connection, wantedInterest(of: connection)) }
    }

    /// Counts the memory of a connection; when all have too much, the slow ones make way, and if
    /// there are none, this one.
    private func weigh(_ connection: Connection) {
        // The request that it was for is answered, or about to be.
        if connection.isAnswering { connection.input.shrink(to: LoopLimits.idleMemory) }
        let weight = connection.input.memory + connection.output.memory
        guard connection.isOpen, weight != connection.weight else { return }
        let grows = weight > connection.weight
        memory += weight - connection.weight
        connection.weight = weight
        while grows, memory > memoryLimit, connection.isOpen {
            if !shed(heavierThan: LoopLimits.idleMemory) {
                tallies.count(.shed)
                close(connection)
            }
        }
    }

    private func currentPhase(of connection: Connection) -> Connection.Phase {
        if !connection.output.isEmpty { return .writing }
        if connection.waiting != nil { return .waiting }
        if connection.streaming != nil { return .streaming }
        if connection.parser.stage == .body { return .body }
        return connection.input.isEmpty ? .idle : .head
    }

    private func deadline(of phase: Connection.Phase, _ connection: Connection) -> Int64 {
        switch phase {
        case .idle: now + timeouts.keepAlive
        case .head: now + timeouts.head
        case .body: now + timeouts.body
        case .waiting: connection.waiting?.deadline ?? .max
        // How long it is silent is its producer's business.
        case .streaming: .max
        case .writing: now + timeouts.write
        case .lingering: now + timeouts.linger
        }
    }

    private func wantedInterest(of connection: Connection) -> Poller.Interest {
        if !connection.output.isEmpty { return .write }
        if connection.peerFinished { return [] }
        let isFull = connection.isAnswering && connection.input.count >= LoopLimits.input
        return isFull ? [] : .read
    }

    /// An idle connection keeps no large buffers; a stopping loop keeps no idle connection.
    private func rest(_ connection: Connection) {
        connection.input.shrink(to: LoopLimits.idleMemory)
        connection.output.shrink(to: LoopLimits.idleMemory)
        if now >= idleEnd { close(connection) }
    }

    /// How long the next wait may last, in milliseconds.
    var patience: Int32 {
        if connectionCount == 0 && !isAcceptPaused { return -1 }
        return Int32(clamping: max(0, min(nextSweep, nearestDeadline) - now))
    }

    /// Ends everything that has lasted too long.
    func sweep() {
        lastSweep = now
        nextSweep = now + LoopLimits.sweepInterval
        nearestDeadline = .max
        // One of them may make way for another meanwhile.
        for case let connection? in connections where connection.isOpen {
            if now >= connection.deadline { expire(connection) }
            if graceEnd != nil { endIdle(connection) }
            guard connection.isOpen, let waiting = connection.waiting else { continue }
            let next = max(waiting.deadline, now + LoopLimits.deadlineGrain)
            nearestDeadline = min(nearestDeadline, next)
        }
        out.shrink(to: 4 * LoopLimits.output)
        resumeAccepting()
    }

    private func expire(_ connection: Connection) {
        switch connection.phase {
        case .head where connection.input.isEmpty || connection.awaitsProxyHeader:
            tallies.count(.timedOut)
            close(connection)
        case .head, .body:
            refuse(connection, .tooSlow)
            connection.input.removeAll()
            flush(connection)
            settle(connection)
        case .waiting:
            guard let waiting = connection.waiting else { return }
            tallies.count(.overdue)
            finish(Ticket(slot: connection.socket, generation: waiting.generation), false)
        case .writing:
            tallies.count(.timedOut)
            close(connection)
        case .idle, .streaming, .lingering: close(connection)
        }
    }

    /// Takes no more connections, closes the idle ones, and lets the others finish.
    ///
    /// Where another process takes over, an idle connection gets a moment for one more request,
    /// which is answered with "Connection: close": its client would else meet a closed
    /// connection with a request on its way (RFC 9112 9.3.1).
    func beginStopping(grace: Duration) {
        guard graceEnd == nil else { return }
        let isSucceeded = listeners.contains(where: \.isHandedOver)
        // A socket of our own takes its queue along when it closes; a handed-over one does not.
        for listener in listeners where !listener.isHandedOver { acceptAll(on: listener) }
        forgetListeners()
        listeners = []
        isAcceptPaused = false
        graceEnd = now + grace.wholeMilliseconds
        freshEnd = now + timeouts.farewell
        idleEnd = isSucceeded ? freshEnd : now
        for case let connection? in connections {
            endIdle(connection)
            if let pipe = connection.streaming?.pipe, pipe.isEndless { pipe.finish(.ended) }
        }
    }

    /// Closes a connection without a request whose time is over, unless one has just come.
    private func endIdle(_ connection: Connection) {
        let isOver = connection.isUnused ? now >= freshEnd : now >= idleEnd
        let isIdle = connection.phase == .idle || connection.isUnused
        guard connection.isOpen, isOver, isIdle else { return }
        receive(from: connection)
        guard connection.isOpen, connection.phase == .idle || connection.isUnused else { return }
        close(connection)
    }

    var isFinished: Bool {
        guard let graceEnd else { return false }
        return connectionCount == 0 || now >= graceEnd
    }
}
