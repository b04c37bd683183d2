import CLinux
import Glibc

/// One epoll instance, level-triggered; each registration carries a 64-bit key.
final class Poller {
    struct Interest: OptionSet {
        let rawValue: UInt32
        static let read = Interest(rawValue: EPOLLIN.rawValue)
        /// For a socket that others wait for, too: one of them is woken.
        static let sharedRead = Interest(rawValue: EPOLLIN.rawValue | EPOLLEXCLUSIVE.rawValue)
        static let write = Interest(rawValue: EPOLLOUT.rawValue)
        /// Reported whether asked for or not.
        static let broken = Interest(rawValue: EPOLLERR.rawValue | EPOLLHUP.rawValue)
    }

    private let descriptor: Int32
    private let events: UnsafeMutablePointer<epoll_event>
    private static let capacity = 512

    init() throws(ServerError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard descriptor >= 0 else { throw .system("epoll_create1", errno) }
        events = .allocate(capacity: Self.capacity)
    }

    deinit {
        close(descriptor)
        events.deallocate()
    }

    /// Starts watching; `false` when the system refuses.
    func add(_ socket: Int32, key: UInt64, _ interest: Interest) -> Bool {
        control(EPOLL_CTL_ADD, socket, key, interest)
    }

    func change(_ socket: Int32, key: UInt64, _ interest: Interest) {
        _ = control(EPOLL_CTL_MOD, socket, key, interest)
    }

    func remove(_ socket: Int32) { _ = control(EPOLL_CTL_DEL, socket, 0, []) }

    /// Waits at most `milliseconds`, -1 for ever; returns how many events there are.
    func wait(milliseconds: Int32) -> Int {
        max(0, Int(epoll_wait(descriptor, events, Int32(Self.capacity), milliseconds)))
    }

    /// The key and the readiness of an event of the last wait.
    func event(_ index: Int) -> (key: UInt64, ready: Interest) {
        let event = events[index]
        return (event.data.u64, Interest(rawValue: event.events))
    }

    private func control(
        _ operation: Int32, _ socket: Int32, _ key: UInt64, _ interest: Interest
    ) -> Bool {
        var event = epoll_event(events: interest.rawValue, data: epoll_data_t(u64: key))
        return epoll_ctl(descriptor, operation, socket, &event) == 0
    }
}
