import Foundation
import HTTPServer
import Model
import Reporting
import Service
import Store
import Testing

/// MD-16, MD-17, MD-19 and MD-20: what the sender and support see.
@Suite(.serialized)
struct MDirectorReportTests {
    @Test("MD-16: a time range shows its days, and its sums are those of its rows")
    func timeRange() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0])
        let today = SystemClock.now().milliseconds / 86_400_000
        for days in 0...3 as ClosedRange<Int64> {
            let noon = (today - days) * 86_400 + 43_200
            try reader.get("/track/sale?empId=4071&order_id=\(days)&IMPORTE=1\(days)&time=\(noon)")
        }
        let control = try ControlStore(shop.folder)
        let tables = try FoldedTables(shop.folder)
        for (from, through, orders) in [
            (0, 0, ["0"]), (2, 1, ["2", "1"]), (9, 4, []), (9, 0, ["3", "2", "1", "0"]),
        ] as [(Int64, Int64, [String])] {
            let request = ReportRequest(
                account: SubAccountID(4071), kind: .sales,
                period: .days(
                    from: Day(number: today - from), through: Day(number: today - through)))
            let report = try ReportMaker(request, control: control, at: SystemClock.now())
                .make(from: tables.reader)
            let rows = try #require(report.table("sales")).rows.indices
            let found = rows.map { report.cell("sales", "order_id", row: $0) }
            #expect(found == orders.map { .text($0) })
            let sum = orders.reduce(0) { $0 + 1000 + (Int64($1) ?? 0) * 100 }
            #expect(report.total("revenue") == .euros(sum))
            #expect(report.total("sales") == .integer(Int64(orders.count)))
        }
    }

    @Test("MD-17: every table opens right in a European Excel; formulas stay text")
    func export() throws {
        let shop = try Shop()
        let reader = Reader(shop)
        try reader.get(try shop.shoeLinks()[0] + "?c=C-1")
        try reader.get("/track/sale?empId=4071&order_id=1&PRODUCTO=%3D1%2B1&IMPORTE=1.234,56")
        try reader.get("/track/sale?empId=4071&order_id=2&PRODUCTO=Camis%E9ta%3B+%22XL%22")
        let report = try shop.report()
        let renderer = CSVRenderer(dialect: .semicolon)
        for table in report.tables {
            let text = renderer.render(table, clock: report.clock)
            // Excel takes a file with a byte order mark for UTF-8.
            #expect(text.hasPrefix("\u{FEFF}"), "\(table.key)")
            #expect(!text.contains(";="), "\(table.key)")
        }
        let sales = renderer.render(try #require(report.table("sales")), clock: report.clock)
        #expect(sales.contains(";'=1+1;") && sales.contains(";1234,56;"))
        #expect(sales.contains("\"Camiséta; \"\"XL\"\"\""))
    }

    @Test("MD-19: each sub-account has its number, its data and its days")
    func subAccounts() throws {
        let shop = try Shop()
        var far = Shop.account(4072, host: "track.far.example")
        far.timeZone = "Pacific/Auckland"
        try shop.add(far)
        let control = try ControlStore(shop.folder)
        #expect(try control.accounts().map(\.id.description) == ["4071", "4072"])
        // 22:30 in Madrid is the next day in Auckland.
        let evening = SystemClock.now().milliseconds / 86_400_000 * 86_400 - 86_400 + 77_400
        for (id, host) in [(4071, Shop.host), (4072, "track.far.example")] {
            try Reader(shop).get(
                "/track/sale?empId=\(id)&order_id=1&IMPORTE=\(id)&time=\(evening)", host: host)
        }
        let days = try [4071, 4072].map { id -> Int64 in
            let report = try shop.report(UInt64(id), campaign: nil)
            #expect(report.total("revenue") == .euros(Int64(id) * 100))
            #expect(report.table("sales")?.rows.count == 1)
            guard case .day(let day) = report.cell("days", "day") else { return 0 }
            return day.number
        }
        #expect(days[1] == days[0] + 1)
        let own = try FoldedTables(shop.folder).reader.hits(
            .only(SubAccountID(4072)), .all, limit: 10)
        #expect(own.allSatisfy { $0.account == SubAccountID(4072) } && own.count == 1)
    }

    @Test("MD-20: two clicks by one contact and one by another: 3 clicks, 2 unique")
    func uniqueClicks() throws {
        let shop = try Shop()
        let link = try shop.shoeLinks()[0]
        for contact in ["C-1", "C-1", "C-2"] { try Reader(shop).get(link + "?c=" + contact) }
        let report = try shop.report()
        #expect(report.total("clicks") == .integer(3))
        #expect(report.total("unique_clickers") == .integer(2))
    }
}
