import Foundation

/// What threads write together.
final class Shared<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var current: Value

    init(_ value: Value) { current = value }

    var value: Value { lock.withLock { current } }

    func change(_ body: (inout Value) -> Void) { lock.withLock { body(&current) } }
}

/// Runs `body` on so many threads at once, with their numbers from 0, and waits for all.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let done = DispatchGroup()
    for number in 0..<count {
        done.enter()
        Thread {
            body(number)
            done.leave()
        }.start()
    }
    done.wait()
}
