/// The configured timeouts in whole milliseconds, the loop's unit.
struct LoopTimeouts {
    let head: Int64
    let body: Int64
    let keepAlive: Int64
    let write: Int64
    let linger: Int64
    let farewell: Int64

    init(_ timeouts: ServerConfiguration.Timeouts) {
        head = timeouts.head.wholeMilliseconds
        body = timeouts.body.wholeMilliseconds
        keepAlive = timeouts.keepAlive.wholeMilliseconds
        write = timeouts.write.wholeMilliseconds
        linger = timeouts.linger.wholeMilliseconds
        farewell = timeouts.farewell.wholeMilliseconds
    }
}

extension Duration {
    /// Rounded down.
    var wholeMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
