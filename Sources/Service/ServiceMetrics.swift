import HTTPServer

/// What the intake has decided so far, counted per loop and added up when it is asked for.
struct ServiceMetrics: Sendable {
    enum Counter: Int, CaseIterable, Sendable {
        case clicksCounted, clicksSetAside, linksUnknown
        case hitsTaken, hitsSetAside, hitsLimited
    }

    let loops: [Tallies]

    init(loops: Int) {
        self.loops = (0..<loops).map { _ in Tallies(count: Counter.allCases.count) }
    }

    subscript(counter: Counter) -> UInt64 { loops.reduce(0) { $0 + $1[counter.rawValue] } }
}

extension Tallies {
    func count(_ counter: ServiceMetrics.Counter) { add(to: counter.rawValue) }
}
