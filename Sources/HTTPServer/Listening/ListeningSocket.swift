import CLinux
import Glibc

/// A bound, listening, non-blocking stream socket.
final class ListeningSocket {
    let descriptor: Int32
    let address: ListenAddress
    /// Whether all loops take from this one, instead of each from one of its own: a Unix socket
    /// and a handed-over one cannot be had twice.
    let isShared: Bool
    /// Whether it was handed over: another process takes its connections when this one stops.
    let isHandedOver: Bool
    /// Whether each connection begins with a ``ProxyHeader``.
    let expectsProxyHeader: Bool
    private var file: SocketFile?

    deinit {
        close(descriptor)
        file?.remove()
    }

    /// Binds a numeric address, or a path for a Unix socket with this mode; `reusesPort` lets
    /// several sockets of one process listen on the same port.
    init(
        _ text: String, reusesPort: Bool = false, expectsProxyHeader: Bool = false,
        mode: UInt32 = 0o660
    ) throws(ServerError) {
        guard let wanted = ListenAddress(text) else { throw .invalidAddress(text) }
        if let path = wanted.path { try SocketFile.clear(path, address: wanted) }
        descriptor = try Self.open(wanted)
        if reusesPort { Self.set(descriptor, SOL_SOCKET, SO_REUSEPORT) }
        let socket = descriptor
        // Until it listens nobody can connect: unix(7), the file takes the socket's own mode.
        if wanted.path != nil { fchmod(descriptor, 0o600) }
        let isBound = wanted.withPointer { bind(socket, $0, $1) } == 0
        let code = errno
        if isBound, let path = wanted.path {
            chmod(path, mode)
            file = SocketFile(path)
        }
        guard isBound, listen(descriptor, Self.backlog) == 0 else {
            close(socket)
            throw Self.error(isBound ? errno : code, text)
        }
        address = ListenAddress(boundTo: descriptor)
        isShared = wanted.path != nil
        isHandedOver = false
        self.expectsProxyHeader = expectsProxyHeader
    }

    /// Takes a socket that another process has bound.
    init(handedOver socket: HandedSocket) throws(ServerError) {
        descriptor = socket.descriptor
        var isListening: Int32 = 0
        var size = socklen_t(4)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0,
            isListening == 1
        else { throw .notListening(descriptor) }
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        address = ListenAddress(boundTo: descriptor)
        if address.path == nil { Self.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY) }
        isShared = true
        isHandedOver = true
        expectsProxyHeader = socket.expectsProxyHeader
    }

    /// Connections that wait in the kernel; it cuts this to net.core.somaxconn.
    private static let backlog: Int32 = 4_096

    private static func open(_ wanted: ListenAddress) throws(ServerError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(wanted.family, type, 0)
        guard descriptor >= 0 else { throw .system("socket", errno) }
        guard wanted.path == nil else { return descriptor }
        set(descriptor, SOL_SOCKET, SO_REUSEADDR)
        if wanted.family == AF_INET6 {
            set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY)
        }
        // Inherited by every accepted connection.
        set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        return descriptor
    }

    static func set(_ socket: Int32, _ level: Int32, _ option: Int32) {
        var one: Int32 = 1
        setsockopt(socket, level, option, &one, 4)
    }

    private static func error(_ code: Int32, _ text: String) -> ServerError {
        switch code {
        case EADDRINUSE: .addressInUse(text)
        case EADDRNOTAVAIL, ENOENT: .addressNotAvailable(text)
        case EACCES, EPERM: .portNotPermitted(text)
        default: .system("bind", code)
        }
    }
}
