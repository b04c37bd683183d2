import CLinux
import Glibc

extension EventLoop {
    /// Takes every waiting connection of a listening socket.
    func acceptAll(on listener: Int32) {
        while connectionCount < connectionLimit {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let socket = withUnsafeMutablePointer(to: &storage) { storage in
                storage.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    accept4(
                        listener, $0, &length,
                        Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue))
                }
            }
            if socket >= 0 {
                open(socket, PeerAddress(storage))
            } else if errno != EINTR && errno != ECONNABORTED {
                // No descriptors or memory left: without a pause the loop would spin.
                if errno != EAGAIN { pauseAccepting() }
                return
            }
        }
        pauseAccepting()
    }

    func resumeAccepting() {
        guard isAcceptPaused, connectionCount < connectionLimit else { return }
        isAcceptPaused = false
        setAccepting(.read)
    }

    private func pauseAccepting() {
        isAcceptPaused = true
        setAccepting([])
    }

    private func setAccepting(_ interest: Poller.Interest) {
        for socket in listeners.map(\.descriptor) {
            poller.change(socket, key: UInt64(socket), interest)
        }
    }

    private func open(_ socket: Int32, _ peer: PeerAddress) {
        lastSerial = lastSerial == .max ? 1 : lastSerial + 1
        let connection = Connection(
            socket: socket, serial: lastSerial, peer: peer,
            deadline: now + timeouts.head)
        guard poller.add(socket, key: connection.key, .read) else {
            Glibc.close(socket)
            return
        }
        while connections.count <= Int(socket) { connections.append(nil) }
        connections[Int(socket)] = connection
        connectionCount += 1
    }

    func close(_ connection: Connection) {
        guard connection.isOpen else { return }
        connection.isOpen = false
        connections[Int(connection.socket)] = nil
        connectionCount -= 1
        Glibc.close(connection.socket)
    }
}
