import Foundation
import Glibc

/// What the name system says of a host.
struct HostLookup: Sendable {
    enum Result: Hashable, Sendable {
        case addresses([String])
        case unknown
        /// Nothing came in time.
        case noAnswer
    }

    let result: Result

    /// A page does not wait longer than this; the system's resolver may take half a minute.
    private static let patience: TimeInterval = 3

    init(_ host: String) {
        let slot = Slot()
        Thread { slot.fill(Self.ask(host)) }.start()
        result = slot.wait(until: Date(timeIntervalSinceNow: Self.patience)) ?? .noAnswer
    }

    /// getaddrinfo(3): IPv4 and IPv6, each once.
    private static func ask(_ host: String) -> Result {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else { return code == EAI_AGAIN ? .noAnswer : .unknown }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var next = list
        while let entry = next?.pointee {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            getnameinfo(
                entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0,
                NI_NUMERICHOST)
            let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            found.append(String(decoding: bytes, as: UTF8.self))
            next = entry.ai_next
        }
        return .addresses(Array(Set(found)).sorted())
    }

    /// Where the answer goes; who waits may have gone by then.
    private final class Slot: @unchecked Sendable {
        private let turn = NSCondition()
        private var result: Result?

        func fill(_ result: Result) {
            turn.withLock {
                self.result = result
                turn.signal()
            }
        }

        func wait(until end: Date) -> Result? {
            turn.withLock {
                while result == nil && turn.wait(until: end) {}
                return result
            }
        }
    }
}
