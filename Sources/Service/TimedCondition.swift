import Glibc

/// A lock with a condition whose waits are timed by the monotonic clock.
///
/// `NSCondition` and `DispatchSemaphore` wait for an instant of the wall clock: one that is set
/// back by an hour makes them wait an hour longer (pthread_cond_timedwait(3)).
final class TimedCondition: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func withLock<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Wakes all that wait; under the lock.
    func broadcast() { pthread_cond_broadcast(condition) }

    /// Waits for a broadcast; under the lock.
    func wait() { pthread_cond_wait(condition, mutex) }

    /// Waits for a broadcast until `end`; `false` when it has come; under the lock.
    func wait(until end: MonotonicInstant) -> Bool {
        var time = end.time
        return pthread_cond_timedwait(condition, mutex, &time) != ETIMEDOUT
    }
}

/// An instant of the clock that is never set.
struct MonotonicInstant {
    fileprivate let time: timespec

    /// So many seconds from now.
    init(after seconds: Double) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = now.tv_nsec + Int(seconds * 1e9)
        time = timespec(
            tv_sec: now.tv_sec + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    }
}
