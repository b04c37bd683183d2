import Glibc

/// Ctrl-C and SIGTERM, to be waited for.
struct StopSignals {
    private var set = sigset_t()

    /// Blocks them in this thread and in all it starts: made before any other thread.
    init() {
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Whether one has come already and was not waited for.
    var haveArrived: Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1
    }

    func wait() {
        var set = set
        var received: Int32 = 0
        sigwait(&set, &received)
    }
}
