import Foundation
import Synchronization

/// A value that one thread replaces while others read it whole.
final class Current<Value: Sendable>: @unchecked Sendable {
    // A pthread mutex: `Synchronization.Mutex` collapses when threads outnumber cores
    // (swift#88440).
    private let lock = NSLock()
    private var current: Value
    /// Changed after each replacement.
    fileprivate let version = Atomic<Int>(0)

    init(_ value: Value) { current = value }

    var value: Value {
        get { lock.withLock { current } }
        set {
            lock.withLock { current = newValue }
            version.add(1, ordering: .releasing)
        }
    }
}

/// A reader's own copy of a ``Current``, for who reads it very often: no lock while nothing
/// changes.
struct Latest<Value: Sendable> {
    private let source: Current<Value>
    private var version: Int
    private var copy: Value

    init(_ source: Current<Value>) {
        self.source = source
        version = source.version.load(ordering: .acquiring)
        copy = source.value
    }

    /// The value as it is now.
    mutating func value() -> Value {
        let newest = source.version.load(ordering: .acquiring)
        if newest != version {
            version = newest
            copy = source.value
        }
        return copy
    }
}
