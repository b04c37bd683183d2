import CLinux
import Glibc

/// The way back into a loop from any thread: finished tickets, letters, and the request to stop.
///
/// A pthread mutex around a swapped array, because `Synchronization.Mutex` spins when threads
/// outnumber cores (swift#88440).
package final class LoopMailbox: @unchecked Sendable {
    /// Readable when there is post.
    let descriptor: Int32
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var finished: [(Ticket, Bool)] = []
    private var letters: [Letter] = []
    private var stopWithin: Duration?
    private var isClosed = false

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

    func post(_ letter: Letter) {
        let isLate = post {
            if !isClosed { letters.append(letter) }
            return isClosed
        }
        if isLate { letter.abandon() }
    }

    /// Asks the loop to end, its open requests to be answered within `grace`.
    func stop(grace: Duration) { post { stopWithin = grace } }

    /// Swaps the finished tickets and the letters against empty arrays; returns the grace when
    /// asked to stop.
    func take(
        into tickets: inout [(Ticket, Bool)], _ letters: inout [Letter]
    ) -> Duration? {
        tickets.removeAll(keepingCapacity: true)
        pthread_mutex_lock(mutex)
        swap(&tickets, &finished)
        swap(&letters, &self.letters)
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

    /// Says that the loop has ended: whoever still writes to it learns that nobody reads.
    func shut() {
        pthread_mutex_lock(mutex)
        isClosed = true
        let left = letters
        letters = []
        pthread_mutex_unlock(mutex)
        for letter in left { letter.abandon() }
    }

    private func post<Value>(_ change: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        let wasEmpty = finished.isEmpty && letters.isEmpty && stopWithin == nil
        let value = change()
        pthread_mutex_unlock(mutex)
        guard wasEmpty else { return value }
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
        return value
    }
}
