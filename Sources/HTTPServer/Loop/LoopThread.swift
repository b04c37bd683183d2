import Glibc

/// A thread that runs one loop.
final class LoopThread {
    let mailbox: LoopMailbox
    private var thread = pthread_t()

    /// Starts at once. The loop belongs to the new thread from then on, which the compiler cannot
    /// see through the pointer: the caller must forget it.
    init(running loop: EventLoop) throws(ServerError) {
        mailbox = loop.mailbox
        let context = Unmanaged.passRetained(loop).toOpaque()
        let code = pthread_create(&thread, nil, Self.main, context)
        guard code == 0 else {
            Unmanaged<EventLoop>.fromOpaque(context).release()
            throw .system("pthread_create", code)
        }
    }

    func join() { pthread_join(thread, nil) }

    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
        { context in
            Unmanaged<EventLoop>.fromOpaque(context!).takeRetainedValue().run()
            return nil
        }
}
