import Foundation

/// A value that one thread replaces while others read it whole.
final class Current<Value: Sendable>: @unchecked Sendable {
    // A pthread mutex: `Synchronization.Mutex` collapses when threads outnumber cores
    // (swift#88440).
    private let lock = NSLock()
    private var current: Value

    init(_ value: Value) { current = value }

    var value: Value {
        get { lock.withLock { current } }
        set { lock.withLock { current = newValue } }
    }
}
