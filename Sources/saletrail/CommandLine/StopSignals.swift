import Glibc

/// Ctrl-C and SIGTERM, and for a service SIGHUP, to be waited for.
struct StopSignals {
    enum Order { case stop, reload }

    private var set = sigset_t()

    /// Blocks them in this thread and in all it starts: made before any other thread.
    init(reloading: Bool = false) {
        sigemptyset(&set)
        for signal in [SIGINT, SIGTERM] + (reloading ? [SIGHUP] : []) { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Waits for the next one.
    @discardableResult
    func wait() -> Order {
        var set = set
        var received: Int32 = 0
        sigwait(&set, &received)
        return received == SIGHUP ? .reload : .stop
    }
}
