import CLinux
import Glibc

extension EventLoop {
    /// Takes waiting connections of a listening socket; those that are left are reported again.
    func acceptAll(on listener: ListeningSocket) {
        for _ in 0..<LoopLimits.acceptBatch {
            guard connectionCount < connectionLimit || shed() else { return pauseAccepting() }
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let socket = withUnsafeMutablePointer(to: &storage) { storage in
                storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    accept4(
                        listener.descriptor, $0, &length,
                        Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
                }
            }
            if socket >= 0 {
                open(socket, from: IPAddress(storage), by: listener)
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM:
                // Nothing left to take it with: without a pause the loop would spin.
                guard shed() else { return pauseAccepting() }
            default: continue  // that one connection broke (accept(2), "Error handling")
            }
        }
    }

    func resumeAccepting() {
        guard isAcceptPaused else { return }
        isAcceptPaused = false
        _ = watchListeners()
    }

    /// A shared socket wakes one of those that wait for it, not all (epoll_ctl(2)).
    func watchListeners() -> Bool {
        listeners.allSatisfy { listener in
            poller.add(
                listener.descriptor, key: UInt64(listener.descriptor),
                listener.isShared ? .sharedRead : .read)
        }
    }

    /// Before the last descriptor is closed, because one that another process holds too would
    /// be reported for ever (epoll(7), "Questions and answers", 6).
    func forgetListeners() {
        for listener in listeners { poller.remove(listener.descriptor) }
    }

    private func pauseAccepting() {
        tallies.count(.paused)
        isAcceptPaused = true
        forgetListeners()
    }

    private func open(_ socket: Int32, from peer: IPAddress, by listener: ListeningSocket) {
        tallies.count(.accepted)
        if listener.expectsProxyHeader && !trust.trusts(peer) {
            tallies.count(.refusedHeader)
            return reject(socket)
        }
        adopt(socket, from: peer, awaitsProxyHeader: listener.expectsProxyHeader)
    }

    /// Makes a connection of a socket; closes it when there is no room for it.
    func adopt(_ socket: Int32, from peer: IPAddress, awaitsProxyHeader: Bool = false) {
        lastSerial = lastSerial == .max ? 1 : lastSerial + 1
        let connection = Connection(
            socket: socket, serial: lastSerial, peer: peer, now: now, patience: timeouts.head,
            awaitsProxyHeader: awaitsProxyHeader, bodyLimit: bodyLimit)
        guard admit(connection), poller.add(socket, key: connection.key, .read) else {
            return reject(socket)
        }
        while connections.count <= Int(socket) { connections.append(nil) }
        connections[Int(socket)] = connection
        connectionCount += 1
    }

    private func reject(_ socket: Int32) {
        tallies.count(.closed)
        Glibc.close(socket)
    }

    /// Counts the connection for its peer; `false` when the peer has its share already.
    func admit(_ connection: Connection) -> Bool {
        guard !trust.isHouse(connection.peer) else { return true }
        let count = countByAddress[connection.peer.neighbourhood, default: 0]
        guard count < connectionsPerAddress else {
            tallies.count(.refusedAddress)
            return false
        }
        countByAddress[connection.peer.neighbourhood] = count + 1
        connection.isCounted = true
        return true
    }

    private func discount(_ connection: Connection) {
        guard connection.isCounted else { return }
        let place = connection.peer.neighbourhood
        let count = countByAddress[place, default: 1] - 1
        countByAddress[place] = count > 0 ? count : nil
    }

    /// Closes one connection that has been silent for a while, so that there is room for another;
    /// goes around the table, so that all are met in turn. `false` when there is none.
    func shed(heavierThan weight: Int = -1) -> Bool {
        for _ in 0..<connections.count {
            shedHand = shedHand + 1 < connections.count ? shedHand + 1 : 0
            guard let connection = connections[shedHand], connection.weight > weight,
                mayBeShed(connection)
            else { continue }
            tallies.count(.shed)
            close(connection)
            return true
        }
        return false
    }

    private func mayBeShed(_ connection: Connection) -> Bool {
        switch connection.phase {
        case .idle, .head, .body, .lingering: now - connection.since >= LoopLimits.shedAge
        // Somebody who does not take his answer may have a slow line: more time.
        case .writing: now - connection.since >= 2 * LoopLimits.shedAge
        case .waiting, .streaming: false
        }
    }

    func close(_ connection: Connection) {
        guard connection.isOpen else { return }
        connection.isOpen = false
        if let streaming = connection.streaming { abandon(streaming, of: connection) }
        discount(connection)
        connections[Int(connection.socket)] = nil
        connectionCount -= 1
        memory -= connection.weight
        tallies.count(.closed)
        Glibc.close(connection.socket)
    }
}
