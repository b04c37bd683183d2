import Model
import Service
import Store

/// `saletrail bench fill`: a data folder full of made-up clicks and sales.
struct BenchFillCommand: Command {
    static let help = CommandHelp(
        "bench fill", "Fill a data folder with made-up clicks and sales, for trials.",
        options: [
            Option(name: "clicks", value: "N", help: "for instance 10M (default 1M)"),
            Option(name: "sales", value: "N", help: "for instance 200k (default 20k)"),
            Option(name: "contacts", value: "N", help: "who clicks (default 1M)"),
            Option(name: "days", value: "N", help: "over how many days up to now (default 60)"),
            Option(name: "seed", value: "N", help: "the same seed, the same traffic (default 1)"),
            Option(name: "no-fold", value: nil, help: "journal only; see bench fold"),
        ],
        example: "saletrail bench fill --clicks 10M --sales 200k --data /tmp/trial",
        notes: """
            Makes sub-account 1 with campaigns bench-1 to bench-20, if they are not there; half of
            the clicks are on bench-1. Given again it adds to what is there. No service may hold
            the folder.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        var plan = SampleTraffic.Plan()
        plan.clicks = try number("clicks", arguments) ?? plan.clicks
        plan.sales = try number("sales", arguments) ?? plan.sales
        plan.contacts = try number("contacts", arguments) ?? plan.contacts
        plan.days = try number("days", arguments) ?? plan.days
        plan.seed = UInt64(try number("seed", arguments) ?? 1)
        guard plan.clicks > 0, plan.sales <= plan.clicks, plan.contacts > 0 else {
            throw .usage("more sales than clicks", try: "--clicks 1M --sales 20k")
        }
        let isFolded = !arguments.has("no-fold")
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder, creating: true)
            let lock = try FolderLock(arguments.folder, purpose: "bench fill")
            defer { withExtendedLifetime(lock) {} }
            var traffic = try SampleTraffic(plan, control, now: SystemClock.now())
            var bar = TaskBar(console)
            let journal = IdleJournal(arguments.folder)
            while let batch = traffic.next() {
                try journal.append(batch)
                bar.show(Int64(traffic.made), Int64(plan.clicks + plan.sales))
            }
            if isFolded { try BenchFold.run(arguments.folder, console) }
        }
        console.note("Filled: \(plan.clicks) clicks, \(plan.sales) sales.")
    }

    private static func number(
        _ name: String, _ arguments: Arguments
    ) throws(Failure) -> Int? {
        try arguments.value(name, expecting: "a number such as 5000, 20k or 10M") { text in
            let (digits, factor) =
                switch text.last {
                case "k": (text.dropLast(), 1000)
                case "M": (text.dropLast(), 1_000_000)
                default: (text[...], 1)
                }
            guard let count = Int(digits), (0...1_000_000_000).contains(count) else { return nil }
            return count * factor
        }
    }
}

/// `saletrail bench fold`: how fast the journal is folded.
struct BenchFoldCommand: Command {
    static let help = CommandHelp(
        "bench fold", "Fold what the journal holds and say how fast that was.",
        example: "saletrail bench fold --data /tmp/trial",
        notes: "First: saletrail bench fill --no-fold. No service may hold the folder.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        try failing { () throws(StoreError) in
            _ = try ControlStore(arguments.folder)
            let lock = try FolderLock(arguments.folder, purpose: "bench fold")
            defer { withExtendedLifetime(lock) {} }
            try BenchFold.run(arguments.folder, console)
        }
    }
}

enum BenchFold {
    static func run(_ folder: DataFolder, _ console: Console) throws(StoreError) {
        let fold = try Fold(folder)
        let total = try JournalReader(folder).lastSeq()
        var bar = TaskBar(console)
        var done: Int64 = 0
        let start = ContinuousClock.now
        while case let count = try fold.step(), count > 0 {
            done += Int64(count)
            bar.show(done, total)
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let rate = Int(Double(done) / max(seconds, 0.001))
        console.note("Folded: \(done) events in \(Int(seconds * 1000)) ms, \(rate)/s.")
    }
}
