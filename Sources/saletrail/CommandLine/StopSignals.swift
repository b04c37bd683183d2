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

    /// Whether one has come already and was not waited for.
    var haveArrived: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1
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
