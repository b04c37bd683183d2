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

    func wait() {
        var set = set
        var received: Int32 = 0
        sigwait(&set, &received)
    }
}
