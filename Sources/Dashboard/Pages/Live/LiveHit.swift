import Model
import Reporting
import Store

/// One hit in the list of the live debugger.
struct LiveHit {
    let seq: Int64
    private let line: HitLine
    private let said: SaleParameters
    private let why: SaleExplanation?
    private let telling: HitTelling

    /// Bytes of a query that the list shows; the hit's own page has it whole.
    private static let shownQuery = 600

    init(_ line: HitLine, _ why: SaleExplanation?, _ telling: HitTelling) {
        seq = line.seq
        self.line = line
        self.why = why
        self.telling = telling
        said = SaleParameters(
            query: line.query.utf8, defaultCurrency: telling.account.currency,
            style: telling.account.sales.numberStyle)
    }

    /// One line for who cannot see the list change.
    var summary: String {
        telling.say(LiveText.latest, telling.time(line.at), verdict.title)
    }

    private var verdict: VerdictView { VerdictView(line.verdict, telling) }

    var item: HTML {
        """
        <li id="hit-\(String(seq))">
        <p class="head"><time datetime="\(ReportClock.utc(line.at))">\(telling.time(line.at))\
        </time> \(verdict.badge) \(verdict.code)</p>
        <p>\(verdict.sentence)</p>
        \(reading)
        \(NotesView(said.notes, telling).html)
        <details id="why-\(String(seq))"><summary>\(telling.say(HitText.why))</summary>
        \(StepsView(why?.steps ?? [], telling).html)
        <pre tabindex="0">\(shownQuery)</pre>
        </details>
        <p><a href="/accounts/\(part: telling.account.id.description)/hits/\
        \(part: String(seq))">\(telling.say(HitText.hit, String(seq)))</a></p>
        </li>
        """
    }

    private var shownQuery: String {
        line.query.utf8.count > Self.shownQuery
            ? String(line.query.prefix(Self.shownQuery)) + "…" : line.query
    }

    /// What the hit says, as it is read.
    private var reading: HTML {
        let parts: [(HitText, String?)] = [
            (.product, said.product), (.quantity, said.quantity.map { String($0) }),
            (.amount, said.amount.map(telling.format.money)), (.order, said.orderID),
        ]
        // Only what is wrong: the tag asks where it should.
        let wrongHost: [(HitText, String?)] =
            line.host == telling.account.trackingHost ? [] : [(.host, line.host)]
        let facts: [HTML] = (parts + wrongHost).map { name, value in
            """
            <div><dt>\(telling.say(name))</dt>
            <dd dir="auto">\(value ?? telling.say(HitText.noValue))</dd></div>
            """
        }
        return "<dl class=\"facts\">\(facts)</dl>"
    }
}
