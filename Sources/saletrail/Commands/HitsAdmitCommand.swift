import Foundation
import Model
import Reporting
import Service
import Store

/// `saletrail hits admit`: counts hits after all that were set aside.
struct HitsAdmitCommand: Command {
    private static let reasons = SetAsideReason.admissible

    static let help = CommandHelp(
        "hits admit", "Count set-aside hits of a sub-account after all.",
        options: [
            .account,
            Option(
                name: "reason", value: reasons.map(\.rawValue).joined(separator: "|"),
                help: "why they were set aside", isRequired: true),
            Option(
                name: "since", value: "YYYY-MM-DD",
                help: "from this day on, in the shop's time zone (default: all)"),
        ],
        example: "saletrail hits admit --account 4071 --reason not-activated --since 2026-11-01",
        notes: "Each is credited by its own cookie; repeats stay repeats.")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let reason = try arguments.value("reason", expecting: "a reason that can be admitted") {
            SetAsideReason(rawValue: $0).flatMap { reasons.contains($0) ? $0 : nil }
        }
        guard let reason else { return }
        let id = try arguments.account()
        let account = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).account(id)
        }
        if reason == .notActivated && !account.isActive {
            throw .usage(
                "the pixel of \(id) is not active", try: "saletrail account activate \(id)")
        }
        let since = try since(arguments, account)
        let admitted = try failing { () throws(StoreError) in
            let waiting = try FoldedTables(arguments.folder).reader.setAsideCount(
                reason, account: id, since: since)
            let (control, now) = (try ControlStore(arguments.folder), SystemClock.now())
            try control.audited(
                .hitsAdmit, by: .commandLine, account: id, subject: reason.rawValue, at: now
            ) { () throws(StoreError) in
                try control.admit(reason, account: id, since: since, until: now)
            }
            _ = try FoldedTables(arguments.folder)
            return waiting
        }
        console.note("Let in: \(Count(admitted, "hit")) of \(id). See saletrail report sales.")
    }

    private static func since(
        _ arguments: Arguments, _ account: SubAccount
    ) throws(Failure) -> Instant {
        let day = try arguments.value("since", expecting: "a day as 2026-11-21") { Day(iso: $0) }
        guard let day else { return Instant(milliseconds: 0) }
        do throws(ReportClockError) {
            return try ReportClock(timeZone: account.timeZone).start(of: day)
        } catch {
            throw Failure(error.description, try: error.hint, .inputOutput)
        }
    }
}
