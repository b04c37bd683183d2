/// What one loop does at once, and how much it keeps; sizes in bytes, times in milliseconds.
enum LoopLimits {
    /// An answer buffer of this size is sent before more requests are read.
    static let output = 65_536
    /// What a connection may send ahead while an answer waits.
    static let input = 65_536
    static let receive = 65_536
    /// How much is read at once for a request that did not come whole.
    static let unfinishedStep = 16_384
    /// Memory that an idle connection keeps for each direction.
    static let idleMemory = 4_096
    /// Connections taken at once, before those that are there get their turn.
    static let acceptBatch = 256
    static let sweepInterval: Int64 = 100
    /// The least time between two looks at the deadlines of waiting answers.
    static let deadlineGrain: Int64 = 10
    /// A reader must take so many bytes in a second on average.
    static let slowestReader: Int64 = 1_024
    /// A connection that has said nothing for so long may be closed for a new one.
    static let shedAge: Int64 = 1_000
}
