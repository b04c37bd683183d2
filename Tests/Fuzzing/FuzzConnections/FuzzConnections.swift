import FuzzDriver

/// Whatever clients, handlers and time do: every client gets the answers to its requests, in
/// their order, and nothing else; and the loop keeps its limits.
@main enum FuzzConnections {
    static func main() {
        FuzzDriver.run { start, count in
            let script = Array(UnsafeBufferPointer(start: start, count: count))
            let complaint = ConnectionPlay.complaint(about: script)
            FuzzDriver.require(complaint == nil, complaint ?? "")
            return 0
        }
    }
}
