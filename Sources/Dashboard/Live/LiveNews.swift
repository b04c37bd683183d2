import Model
import Store

/// What has come since pages were last told.
struct LiveNews {
    /// The event up to which the tables are folded.
    let folded: Int64
    /// How often support has let hits in.
    let admission: Int64
    /// The newest hit of each sub-account that has new ones.
    private let newest: [SubAccountID: Int64]
    /// Older hits may have become something else: everybody is told.
    private let hasChanged: Bool

    /// Hits are looked for in so many events; who has missed more is told in any case.
    private static let reach: Int64 = 100_000

    /// `since`: what each page has seen, `nil` for one that begins now; `admission`: what was
    /// known of them at the last look.
    init(
        _ reports: ReportReader, since seen: [Int64?], admission known: Int64?
    ) throws(StoreError) {
        folded = try reports.foldedSeq()
        admission = try reports.foldedAdmission()
        hasChanged = known != nil && known != admission
        let oldest = seen.compactMap { $0 }.min() ?? folded
        newest =
            oldest < folded
            ? try reports.newestHits(after: max(oldest, folded - Self.reach)) : [:]
    }

    /// Whether a page of the sub-account that has seen so much lacks something.
    func isNews(for account: SubAccountID, seen: Int64) -> Bool {
        // A refold begins anew: numbers may go back.
        hasChanged || seen > folded || seen < folded - Self.reach
            || newest[account].map { $0 > seen } ?? false
    }
}
