import CLinux
import Glibc

/// The way back into a loop from any thread: finished tickets, and the request to stop.
///
/// A pthread mutex around a swapped array, because `Synchronization.Mutex` spins when threads
/// outnumber cores (swift#88440).
package final class LoopMailbox: @unchecked Sendable {
    /// Readable when there is post.
    let descriptor: Int32
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var finished: [(Ticket, Bool)] = []
    private var stopWithin: Duration?

    init() throws(ServerError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        guard descriptor >= 0 else { throw .system("eventfd", errno) }
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        close(descriptor)
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Lets the tickets' answers leave: `true` sends `done`, `false` sends `failed`.
    package func finish(_ tickets: [(Ticket, Bool)]) {
        guard !tickets.isEmpty else { return }
        post { finished.append(contentsOf: tickets) }
    }

    /// Asks the loop to end, its open requests to be answered within `grace`.
    func stop(grace: Duration) { post { stopWithin = grace } }

    /// Swaps the finished tickets against an empty array; returns the grace when asked to stop.
    func take(into tickets: inout [(Ticket, Bool)]) -> Duration? {
        tickets.removeAll(keepingCapacity: true)
        pthread_mutex_lock(mutex)
        swap(&tickets, &finished)
        let stop = stopWithin
        stopWithin = nil
        pthread_mutex_unlock(mutex)
        return stop
    }

    /// Empties the event counter, so that the next post wakes the loop again.
    func acknowledge() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }

    private func post(_ change: () -> Void) {
        pthread_mutex_lock(mutex)
        let wasEmpty = finished.isEmpty && stopWithin == nil
        change()
        pthread_mutex_unlock(mutex)
        guard wasEmpty else { return }
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }
}
