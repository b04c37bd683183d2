import Glibc

/// Why a ``LoopbackClient`` got no answer.
package enum ClientError: Error, Equatable {
    case invalidAddress(String)
    /// The address and the `errno` of connecting.
    case notConnected(String, Int32)
    case timedOut
    /// The server closed before the answer was complete.
    case closedEarly
    case malformedAnswer
}

extension ClientError: CustomStringConvertible {
    /// What happened, in one sentence.
    package var description: String {
        switch self {
        case .invalidAddress(let address): "\"\(address)\" is no numeric address with port"
        case .notConnected(let address, let code):
            "cannot connect to \(address): \(String(cString: strerror(code)))"
        case .timedOut: "the server did not answer in time"
        case .closedEarly: "the server closed the connection before it had answered"
        case .malformedAnswer: "the answer is not HTTP/1.1"
        }
    }

    /// What to do about it.
    package var hint: String {
        switch self {
        case .invalidAddress: "write it as 127.0.0.1:8080 or [::1]:8080"
        case .notConnected: "check that the server runs and listens on this address"
        case .timedOut: "check the server's log, or wait longer"
        case .closedEarly: "try again; if it stays, check the server's log"
        case .malformedAnswer: "check that the port belongs to this server"
        }
    }
}
