import Glibc

/// Why a server could not be set up.
package enum ServerError: Error, Equatable {
    /// Not "host:port", or the host is no numeric address.
    case invalidAddress(String)
    case addressInUse(String)
    case addressNotAvailable(String)
    case portNotPermitted(String)
    /// A descriptor that was handed over.
    case notListening(Int32)
    case accessLog(String, Int32)
    /// A system call and its `errno`.
    case system(String, Int32)
}

extension ServerError: CustomStringConvertible {
    /// What happened, in one sentence.
    package var description: String {
        switch self {
        case .invalidAddress(let address): "\"\(address)\" is no address to listen on"
        case .addressInUse(let address): "another program already listens on \(address)"
        case .addressNotAvailable(let address): "this machine has no address \(address)"
        case .portNotPermitted(let address): "no permission to listen on \(address)"
        case .notListening(let descriptor):
            "file descriptor \(descriptor), handed over as a socket, does not listen"
        case .accessLog(let path, let code):
            "cannot write the access log \(path): \(String(cString: strerror(code)))"
        case .system(let call, let code): "\(call) failed: \(String(cString: strerror(code)))"
        }
    }

    /// What to do about it.
    package var hint: String {
        switch self {
        case .invalidAddress:
            "write it as 127.0.0.1:8080, [::1]:8080, localhost:8080 or unix:/run/name.sock"
        case .addressInUse:
            "stop that program, or choose another port; port 0 takes any free one"
        case .addressNotAvailable:
            "use 0.0.0.0 or [::] for all addresses, 127.0.0.1 for this machine; the folder of a "
                + "Unix socket must exist"
        case .portNotPermitted: "choose a port from 1024 up, or grant CAP_NET_BIND_SERVICE"
        case .notListening: "check the socket unit, or start without LISTEN_FDS"
        case .accessLog: "check the path and its permissions, or give - for standard output"
        case .system(_, let code) where code == EMFILE || code == ENFILE:
            "raise the limit of open files (ulimit -n)"
        case .system: "look at the system's log, then try again"
        }
    }
}
