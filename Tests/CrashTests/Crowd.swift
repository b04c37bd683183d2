import Foundation
import HTTPServer

/// What clients were told, with the time it took.
struct Answers: Sendable {
    /// Contacts of the clicks that were redirected.
    var clicks: Set<String> = []
    /// Order ids of the sales that the pixel took.
    var sales: Set<String> = []
    /// Order ids of the sales that the pixel said it could not keep.
    var unrecorded: Set<String> = []
    /// Answers that are none of these.
    var wrong: [String] = []
    /// Longest wait for a redirect, and for an answer that needs no disk.
    var slowestRedirect: Duration = .zero
    var slowestOther: Duration = .zero

    var count: Int { clicks.count + sales.count }

    /// Redirects within 300 ms, whatever the disk does. What an answer that needs no disk had to
    /// wait for is the machine's own slowness.
    var arePrompt: Bool { slowestRedirect < .milliseconds(300) + slowestOther }

    mutating func add(_ other: Answers) {
        clicks.formUnion(other.clicks)
        sales.formUnion(other.sales)
        unrecorded.formUnion(other.unrecorded)
        wrong += other.wrong
        slowestRedirect = max(slowestRedirect, other.slowestRedirect)
        slowestOther = max(slowestOther, other.slowestOther)
    }
}

/// Readers and shops that come at once, each over a connection of its own, until they have had
/// enough or the service is gone. Everyone is somebody else: ids begin with `name`.
final class Crowd: @unchecked Sendable {
    private let link: String
    private let name: String
    // Guarded by `lock`.
    private var answers = Answers()
    private var isStopping = false
    private let lock = NSLock()
    private let done = DispatchGroup()

    /// What they do one after the other.
    enum Habit: Sendable { case clicks, sales, both }

    init(
        _ site: Site, _ service: Service, name: String, size: Int = 4, rounds: Int = .max,
        habit: Habit = .both
    ) {
        link = site.link
        self.name = name
        for number in 0..<size {
            done.enter()
            Thread { [self] in
                visit(service.address, number, rounds, habit)
                done.leave()
            }.start()
        }
    }

    /// Answers so far.
    var count: Int { lock.withLock { answers.count + answers.unrecorded.count } }

    /// Waits until so many answers have come, or for `patience` seconds; whether they have.
    @discardableResult
    func wait(for count: Int, patience: TimeInterval = 30) -> Bool {
        let end = Date(timeIntervalSinceNow: patience)
        while self.count < count && Date() < end { Thread.sleep(forTimeInterval: 0.002) }
        return self.count >= count
    }

    /// Lets everyone finish, and says what they were told.
    func ended() -> Answers {
        done.wait()
        return lock.withLock { answers }
    }

    /// Sends everyone home after the answer they wait for.
    func stop() -> Answers {
        lock.withLock { isStopping = true }
        return ended()
    }

    private func visit(_ address: String, _ number: Int, _ rounds: Int, _ habit: Habit) {
        // The service may go at any moment; what it said until then counts.
        try? exchange(LoopbackClient(address, timeout: .seconds(20)), number, rounds, habit)
    }

    private func exchange(
        _ client: LoopbackClient, _ number: Int, _ rounds: Int, _ habit: Habit
    ) throws(ClientError) {
        for round in 0..<rounds {
            if lock.withLock({ isStopping }) { return }
            let id = "\(name)-\(number)-\(round)"
            if habit != .sales { try click(client, id) }
            if habit != .clicks { try sell(client, id) }
        }
    }

    private func click(_ client: LoopbackClient, _ id: String) throws(ClientError) {
        let start = ContinuousClock.now
        let answer = try client.request("GET", "\(link)?c=\(id)", headers: Self.browser)
        let time = ContinuousClock.now - start
        let isRight = answer.status == 302 && answer.header("location") == Site.destination
        lock.withLock {
            answers.slowestRedirect = max(answers.slowestRedirect, time)
            if isRight { answers.clicks.insert(id) } else { answers.wrong.append(answer.text) }
        }
        let other = ContinuousClock.now
        _ = try client.request("GET", "/robots.txt")
        let otherTime = ContinuousClock.now - other
        lock.withLock { answers.slowestOther = max(answers.slowestOther, otherTime) }
    }

    private func sell(_ client: LoopbackClient, _ id: String) throws(ClientError) {
        let answer = try client.request(
            "GET", "/track/sale?empId=4071&order_id=\(id)", headers: Self.browser)
        let outcome = answer.header("x-saletrail") ?? ""
        lock.withLock {
            switch (answer.status, outcome) {
            case (200, "unattributed; reason=no-cookie"): answers.sales.insert(id)
            case (200, "unrecorded; reason=try-again"): answers.unrecorded.insert(id)
            default: answers.wrong.append("\(answer.status) \(outcome)")
            }
        }
    }

    static let browser = [("Host", "localhost"), ("User-Agent", "Mozilla/5.0")]
}
