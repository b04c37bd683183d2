import CLinux
import Glibc

/// A bound, listening, non-blocking TCP socket.
final class ListeningSocket {
    let descriptor: Int32
    let address: ListenAddress

    deinit { close(descriptor) }

    /// With `isShared` several loops listen on the same port, each with a socket of its own.
    init(_ text: String, isShared: Bool) throws(ServerError) {
        guard let wanted = ListenAddress(text) else { throw .invalidAddress(text) }
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        descriptor = socket(wanted.family, type, 0)
        guard descriptor >= 0 else { throw .system("socket", errno) }
        Self.set(descriptor, SOL_SOCKET, SO_REUSEADDR)
        if isShared { Self.set(descriptor, SOL_SOCKET, SO_REUSEPORT) }
        if wanted.family == AF_INET6 {
            Self.set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY)
        }
        // Inherited by every accepted connection.
        Self.set(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY)
        let socket = descriptor
        let isBound = wanted.withPointer { bind(socket, $0, $1) } == 0
        guard isBound, listen(descriptor, 4_096) == 0 else {
            let code = errno
            close(socket)
            throw Self.error(code, text)
        }
        address = ListenAddress(boundTo: descriptor)
    }

    static func set(_ socket: Int32, _ level: Int32, _ option: Int32) {
        var one: Int32 = 1
        setsockopt(socket, level, option, &one, 4)
    }

    private static func error(_ code: Int32, _ text: String) -> ServerError {
        switch code {
        case EADDRINUSE: .addressInUse(text)
        case EADDRNOTAVAIL: .addressNotAvailable(text)
        case EACCES: .portNotPermitted(text)
        default: .system("bind", code)
        }
    }
}
