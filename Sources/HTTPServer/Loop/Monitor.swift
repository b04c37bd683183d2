import Glibc

/// A mutex with a condition, for threads that wait for each other and not for a core:
/// `Synchronization.Mutex` spins when threads outnumber cores (swift#88440).
final class Monitor: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let change: UnsafeMutablePointer<pthread_cond_t>

    init() {
        mutex = .allocate(capacity: 1)
        change = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(change, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(change)
        mutex.deallocate()
        change.deallocate()
    }

    func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Within ``locked(_:)``: lets go until ``wake()``; may return without one, too.
    func wait() { pthread_cond_wait(change, mutex) }

    /// Wakes all that wait.
    func wake() { pthread_cond_broadcast(change) }
}
