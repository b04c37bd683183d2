import Model
import Testing

@testable import Attribution

@Suite struct OrderRuleTests {
    static let start = Instant(milliseconds: 1_795_004_800_000)

    /// `status amount refund-id`, with `!` before it where it is the shop's own word; one a
    /// minute.
    static func reports(_ texts: [String]) -> [OrderReport] {
        texts.enumerated().map { index, text in
            let isFromShop = text.hasPrefix("!")
            let words = text.drop { $0 == "!" }.split(separator: " ")
            return OrderReport(
                seq: Int64(index + 1), at: start.advanced(by: .seconds(index * 60)),
                status: SaleStatus(rawValue: String(words[0]))!,
                amount: amount(words.dropFirst().first),
                refundID: words.count > 2 ? String(words[2]) : nil, isFromShop: isFromShop)
        }
    }

    static func amount(_ text: Substring?) -> Money? {
        guard let text, text != "-" else { return nil }
        let currency = text.hasSuffix("$") ? "USD" : "EUR"
        return Money(
            minorUnits: Int64(text.filter { $0 != "$" })!, currency: Currency(currency)!)
    }

    static func judge(_ texts: [String]) -> OrderOutcome {
        OrderRule.judge(reports(texts), repeatWindow: .seconds(3600))
    }

    struct Case: Sendable {
        let reports: [String]
        /// `=` for the sale itself, else the reason.
        let verdicts: [String]
        /// Gross, refunded and net; `nil` for an order that does not count.
        let sums: [Int64?]?
    }

    static let cases: [Case] = [
        Case(reports: ["sale 1000"], verdicts: ["="], sums: [1000, nil, 1000]),
        Case(reports: ["approved -"], verdicts: ["="], sums: [nil, nil, nil]),
        // Loaded again, or somebody else: the first answer stands.
        Case(
            reports: ["sale 1000", "sale 1000", "sale 1", "rejected", "refunded", "approved 5"],
            verdicts: ["=", "repeat", "repeat", "repeat", "repeat", "repeat"],
            sums: [1000, nil, 1000]),
        // Nobody but the shop calls off what began as an interest.
        Case(
            reports: ["lead -", "rejected", "refunded", "sale 1000"],
            verdicts: ["lead", "repeat", "repeat", "="], sums: [1000, nil, 1000]),
        // The shop confirms, corrects and cancels.
        Case(
            reports: ["sale 1000", "!sale 1000"], verdicts: ["=", "repeat"],
            sums: [1000, nil, 1000]),
        Case(
            reports: ["sale 1000", "!sale 1200"], verdicts: ["=", "correction"],
            sums: [1200, nil, 1200]),
        Case(
            reports: ["pending 1000", "!approved"], verdicts: ["=", "confirmation"],
            sums: [1000, nil, 1000]),
        Case(
            reports: ["pending 1000", "!approved 900"], verdicts: ["=", "correction"],
            sums: [900, nil, 900]),
        Case(reports: ["pending 1000"], verdicts: ["pending"], sums: nil),
        Case(reports: ["pending 1000", "approved"], verdicts: ["pending", "repeat"], sums: nil),
        Case(
            reports: ["pending 1000", "!rejected", "!rejected"],
            verdicts: ["rejected", "rejected", "repeat"], sums: nil),
        Case(
            reports: ["sale 1000", "!rejected", "!approved"],
            verdicts: ["=", "rejected", "confirmation"], sums: [1000, nil, 1000]),
        Case(
            reports: ["sale 1000", "!pending"], verdicts: ["=", "repeat"],
            sums: [1000, nil, 1000]),
        // Leads.
        Case(reports: ["lead"], verdicts: ["lead"], sums: nil),
        Case(
            reports: ["lead", "sale 500"], verdicts: ["lead", "="], sums: [500, nil, 500]),
        Case(
            reports: ["lead -", "!sale 500"], verdicts: ["=", "correction"],
            sums: [500, nil, 500]),
        Case(
            reports: ["lead", "lead", "refunded"], verdicts: ["lead", "repeat", "repeat"], sums: nil
        ),
        // Refunds, whole and in part, and taken back.
        Case(
            reports: ["sale 1000", "!refunded"], verdicts: ["=", "refund"], sums: [1000, 1000, 0]),
        Case(
            reports: ["sale 1000", "!refunded 300", "!refunded 200"],
            verdicts: ["=", "refund", "refund"], sums: [1000, 500, 500]),
        Case(
            reports: ["sale 1000", "!refunded 300", "!refunded 300"],
            verdicts: ["=", "refund", "repeat"], sums: [1000, 300, 700]),
        Case(
            reports: ["sale 1000", "!refunded 300 A", "!refunded 300 B", "!refunded 300 A"],
            verdicts: ["=", "refund", "refund", "repeat"], sums: [1000, 600, 400]),
        Case(
            reports: ["sale 1000", "!refunded 300 A", "!refunded 400 A"],
            verdicts: ["=", "refund", "correction"], sums: [1000, 400, 600]),
        Case(
            reports: ["sale 1000", "!refunded -300"], verdicts: ["=", "refund"],
            sums: [1000, 300, 700]),
        Case(
            reports: ["sale 1000", "!refunded 5000"], verdicts: ["=", "refund"],
            sums: [1000, 1000, 0]),
        Case(
            reports: ["sale 1000", "!refunded", "!refunded 5"],
            verdicts: ["=", "refund", "repeat"], sums: [1000, 1000, 0]),
        Case(
            reports: ["sale 1000", "!refunded 300 A", "!refunded 200 B", "!approved - A"],
            verdicts: ["=", "refund", "refund", "correction"], sums: [1000, 200, 800]),
        Case(
            reports: ["sale 1000", "!refunded", "!approved"],
            verdicts: ["=", "refund", "correction"], sums: [1000, nil, 1000]),
        Case(
            reports: ["sale 1000", "!refunded 300$"], verdicts: ["=", "other-currency"],
            sums: [1000, nil, 1000]),
        Case(
            reports: ["sale 1000", "!refunded 100", "!sale 900$"],
            verdicts: ["=", "refund", "repeat"], sums: [1000, 100, 900]),
        Case(
            reports: ["sale -", "!refunded"], verdicts: ["=", "refund"], sums: [nil, nil, nil]),
        // The shop's word overtook the page.
        Case(
            reports: ["!refunded 300", "sale 1000"], verdicts: ["refund", "="],
            sums: [1000, 300, 700]),
        Case(reports: ["!rejected", "sale 1000"], verdicts: ["rejected", "rejected"], sums: nil),
        Case(
            reports: ["refunded 300", "sale 1000"], verdicts: ["unknown-order", "="],
            sums: [1000, nil, 1000]),
        Case(reports: ["!refunded"], verdicts: ["unknown-order"], sums: nil),
    ]

    @Test(arguments: cases.indices) func reportsComeTo(index: Int) {
        let row = Self.cases[index]
        let outcome = Self.judge(row.reports)
        let found = row.reports.indices.map { index -> String in
            guard let verdict = outcome.verdicts[Int64(index + 1)] else { return "?" }
            return verdict?.rawValue ?? "="
        }
        #expect(found == row.verdicts, "\(row.reports)")
        #expect(outcome.isCounted == (row.sums != nil))
        guard let sums = row.sums else { return }
        let money = [outcome.gross, outcome.refunded, outcome.net].map { $0?.minorUnits }
        #expect(money == sums, "\(row.reports)")
    }

    @Test func wholeRefundIsTold() {
        for (reports, isWhole) in [
            (["sale 1000"], false), (["sale 1000", "!refunded 300"], false),
            (["sale 1000", "!refunded 300", "!refunded 700"], true),
            (["sale 1000", "!refunded"], true), (["sale -", "!refunded"], true),
        ] {
            #expect(Self.judge(reports).isWhollyRefunded == isWhole, "\(reports)")
        }
    }

    /// Unnamed refunds of the same amount are two after the window.
    @Test func sameRefundLaterIsAnother() {
        var reports = Self.reports(["sale 1000", "!refunded 300", "!refunded 300"])
        reports[2] = OrderReport(
            seq: 3, at: Self.start.advanced(by: .seconds(60 + 3600)), status: .refunded,
            amount: reports[2].amount, isFromShop: true)
        let outcome = OrderRule.judge(reports, repeatWindow: .seconds(3600))
        #expect(outcome.refunded?.minorUnits == 600)
    }
}
