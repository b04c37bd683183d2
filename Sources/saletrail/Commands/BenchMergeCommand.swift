import Foundation
import LinkRewriting
import Mailing
import Model
import Reporting
import Service
import Store

/// `saletrail bench merge [FILE]`: how fast newsletters are merged, without reading and writing.
struct BenchMergeCommand: Command {
    static let help = CommandHelp(
        "bench merge", "Measure how fast one newsletter per contact is made in memory.",
        operands: [Operand(name: "FILE", isOptional: true)],
        options: [
            Option(name: "rounds", value: "N", help: "how often it is measured (default 10)"),
            .format(["text", "json"]),
        ],
        example: "saletrail bench merge --rounds 20",
        notes: """
            FILE is a newsletter; without it one of 40 KB with 20 tracked links is made up. One
            thread; each contact gets its own signature; the mails are not kept. "Filled in" is the
            same with 20 {{name}} tags added. Only a release build tells anything:
            swift run -c release saletrail …
            """, usesDataFolder: false)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let rounds = try arguments.value("rounds", expecting: "a number from 1 to 1000") {
            Int($0).flatMap { (1...1000).contains($0) ? $0 : nil }
        }
        #if DEBUG
            console.note("Warning: this is a debug build; its speed says nothing.")
        #endif
        var html = Self.newsletter
        if let path = arguments.operand(0) {
            html = try InputFile.read(path, called: "newsletter")
        }
        let tags = Array(String(repeating: "<p>{{name|you}}</p>", count: 20).utf8)
        let plain = try sample(html)
        let filled = try sample(html + tags)
        let rates = (0..<(rounds ?? 10)).map { _ in plain.round() }
        let filledRates = (0..<(rounds ?? 10)).map { _ in filled.round() }
        let rows = [("plain", plain, rates), ("filled in", filled, filledRates)].map {
            row($0.0, $0.1, $0.2.sorted())
        }
        try console.print(table(rows), clock: .utc, format: format)
    }

    /// As many bytes and links as a large real newsletter has.
    private static var newsletter: [UInt8] {
        let filler = String(repeating: "<td style=\"padding:0 10px\">Zapatos</td>", count: 51)
        let part = (1...20).map { number in
            "<tr>\(filler)<td><a href=\"https://shop.example/p/\(number)\">Ver</a></td></tr>\n"
        }
        return Array(("<html><body><table>" + part.joined() + "</table></body></html>").utf8)
    }

    private static func sample(_ html: [UInt8]) throws(Failure) -> MergeSample {
        let folder =
            FileManager.default.temporaryDirectory.path + "/saletrail-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let now = SystemClock.now()
        let (control, ring) = try failing { () throws(StoreError) in
            let control = try ControlStore(DataFolder(path: folder), creating: true)
            try control.add(account, at: now)
            return (control, try KeyStore(DataFolder(path: folder)).load(at: now))
        }
        return try failing { () throws(MailingError) in
            let request = MailingRequest(account: account.id, campaign: "bench")
            let mailing = try Mailing(html, request, control: control, ring: ring, at: now)
            return try MergeSample(mailing)
        }
    }

    private static var account: SubAccount {
        SubAccount(
            id: SubAccountID(1), name: "Bench", trackingHost: "track.shop.example",
            shopHost: "shop.example", timeZone: "UTC", currency: Currency("EUR")!)
    }

    private static func row(_ name: String, _ sample: MergeSample, _ rates: [Double]) -> [Cell] {
        let bytes = Double(sample.bytesPerMail)
        let (best, median) = (rates[rates.count - 1], rates[rates.count / 2])
        return [
            .text(name), .integer(Int64(sample.bytesPerMail)), .integer(Int64(sample.links)),
            .integer(Int64(rates.count)), .integer(Int64(best)), .integer(Int64(median)),
            .text(String(format: "%.2f", best * bytes / 1e9)),
            .text(String(format: "%.2f", median * bytes / 1e9)),
        ]
    }

    private static func table(_ rows: [[Cell]]) -> ReportTable {
        ReportTable(
            key: "bench_merge", title: "Merging in memory, one thread",
            columns: [
                Column(key: "newsletter", title: "Newsletter", kind: .text),
                Column(key: "bytes", title: "Bytes", kind: .integer),
                Column(key: "tracked", title: "Tracked", kind: .integer),
                Column(key: "rounds", title: "Rounds", kind: .integer),
                Column(key: "best_contacts_s", title: "Best contacts/s", kind: .integer),
                Column(key: "median_contacts_s", title: "Median contacts/s", kind: .integer),
                Column(key: "best_gb_s", title: "Best GB/s", kind: .text),
                Column(key: "median_gb_s", title: "Median GB/s", kind: .text),
            ],
            rows: rows)
    }
}
