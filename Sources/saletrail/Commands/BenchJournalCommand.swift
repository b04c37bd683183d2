import Foundation
import Glibc
import Model
import Reporting
import Service
import Store

/// `saletrail bench journal`: how many events a second this disk takes durably.
struct BenchJournalCommand: Command {
    static let help = CommandHelp(
        "bench journal", "Measure durable events a second on this disk.",
        options: [
            Option(name: "waiting", value: "N", help: "requests that wait at once (default 256)"),
            Option(name: "seconds", value: "N", help: "how long (default 5)"),
            .format(["text", "json"]),
        ],
        example: "saletrail bench journal --waiting 256 --data /var/lib/saletrail",
        notes: """
            Writes to a journal of its own inside the data folder, and removes it. Each of N
            requests waits for the commit of its event, then sends the next. fdatasync: what the
            disk takes to make 4096 bytes durable, the median of 200.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let waiting = try arguments.value("waiting", expecting: "a number from 1 to 60000") {
            Int($0).flatMap { (1...60_000).contains($0) ? $0 : nil }
        }
        let seconds = try arguments.value("seconds", expecting: "a number from 1 to 600") {
            Int($0).flatMap { (1...600).contains($0) ? $0 : nil }
        }
        let folder = DataFolder(path: arguments.folder.path + "/bench-journal")
        let run = try failing { () throws(StoreError) in
            try folder.create()
            let run = BenchJournal(waiting: waiting ?? 256)
            try run.measure(folder, seconds: seconds ?? 5)
            return run
        }
        let sync = DiskSync.median(in: folder.path)
        try? FileManager.default.removeItem(atPath: folder.path)
        let figures: [(String, String, Int64)] = [
            ("waiting", "Waiting", Int64(waiting ?? 256)),
            ("events_s", "Events/s", Int64(run.rate)), ("p50_us", "p50 µs", run.wait(0.5)),
            ("p99_us", "p99 µs", run.wait(0.99)), ("max_us", "max µs", run.wait(1)),
            ("commits", "Commits", Int64(run.commits.value)),
            ("fdatasync_us", "fdatasync µs", sync),
        ]
        let table = ReportTable(
            key: "bench_journal", title: "Durable events",
            columns: figures.map { Column(key: $0.0, title: $0.1, kind: .integer) },
            rows: [figures.map { .integer($0.2) }])
        try console.print(table, clock: .utc, format: format)
    }
}

/// So many requests at once, each of which sends its next event when the one before is durable.
private final class BenchJournal: @unchecked Sendable {
    private let waiting: Int
    private var waits: [Int64] = []
    private(set) var rate = 0.0
    let commits = Counter()
    private let clock = ContinuousClock()
    private var end: ContinuousClock.Instant
    private let idle = DispatchSemaphore(value: 0)
    // The writer's thread's alone, as are the waits.
    private var writer: JournalWriter?

    init(waiting: Int) {
        self.waiting = waiting
        end = clock.now
        waits.reserveCapacity(1 << 22)
    }

    func measure(_ folder: DataFolder, seconds: Int) throws(StoreError) {
        let commits = commits
        let writer = try JournalWriter(folder, onCommit: { _ in commits.value += 1 })
        self.writer = writer
        let start = clock.now
        end = start + .seconds(seconds)
        for number in 0..<waiting { send(number) }
        for _ in 0..<waiting { idle.wait() }
        let took = (clock.now - start) / .seconds(1)
        writer.close()
        self.writer = nil
        rate = Double(waits.count) / took
        waits.sort()
    }

    /// The wait that this share of events did not exceed, in microseconds.
    func wait(_ share: Double) -> Int64 {
        waits.isEmpty ? 0 : waits[min(waits.count - 1, Int(Double(waits.count) * share))]
    }

    private func send(_ number: Int) {
        let sent = clock.now
        guard sent < end, let writer else {
            idle.signal()
            return
        }
        let now = SystemClock.now()
        let click = Click(
            id: ClickID(UInt64(now.milliseconds) << 20 | UInt64(number)), at: now,
            account: SubAccountID(1), campaign: CampaignID(1), link: LinkNumber(3),
            contact: .reference("c\(1_000_000 + number)"), setAside: nil,
            userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
        writer.submit([JournalEntry(.click(click))]) { [self] isDurable in
            let wait = clock.now - sent
            if isDurable { waits.append(Int64(wait / .microseconds(1))) }
            send(number)
        }
    }

    /// Counts on one thread, read when that has ended.
    final class Counter: @unchecked Sendable {
        var value = 0
    }
}

/// What it takes the disk to make a page durable.
private enum DiskSync {
    /// Microseconds; 0 where it cannot be measured.
    static func median(in folder: String) -> Int64 {
        let path = folder + "/sync"
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return 0 }
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4096)
        let clock = ContinuousClock()
        var times: [Int64] = []
        for index in 0..<200 {
            guard pwrite(file, page, page.count, index * page.count) == page.count else { return 0 }
            let start = clock.now
            fdatasync(file)
            times.append(Int64((clock.now - start) / .microseconds(1)))
        }
        return times.sorted()[100]
    }
}
