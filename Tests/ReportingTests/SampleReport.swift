import Model
import Testing

@testable import Reporting

/// A campaign's SALES report with everything in it that is hard to render.
struct SampleReport {
    let euro: Currency
    let clock: ReportClock

    init() throws {
        euro = try #require(Currency("EUR"))
        clock = try ReportClock(timeZone: "Europe/Madrid")
    }

    var report: Report {
        Report(
            title: "Sales of spring-2026",
            facts: [
                Report.Fact(key: "account", label: "Sub-account", value: .text("Zapatería Ñandú")),
                Report.Fact(key: "campaign", label: "Campaign", value: .text("spring-2026")),
                Report.Fact(key: "from", label: "From", value: .day(day("2026-11-01"))),
                Report.Fact(
                    key: "to", label: "Up to and including", value: .day(day("2026-11-30"))),
                Report.Fact(key: "time_zone", label: "Time zone", value: .text(clock.name)),
                Report.Fact(key: "currency", label: "Currency", value: .text("EUR")),
                Report.Fact(
                    key: "made_at", label: "Made at", value: .instant(at("2026-11-21", 75_423))),
            ],
            tables: [totals, links, sales, products], clock: clock)
    }

    var totals: ReportTable {
        ReportTable(
            key: "totals", title: "Totals",
            columns: [
                Column(key: "sales", title: "Sales", kind: .integer),
                Column(key: "units", title: "Units", kind: .integer),
                Column(key: "amount", title: "Amount", kind: .money),
                Column(key: "share_of_clicks", title: "Sales per click", kind: .share),
                Column(key: "share_of_sent", title: "Sales per mail", kind: .share),
            ],
            rows: [
                [
                    .integer(3), .integer(6), money(14_365), .share(numerator: 3, denominator: 41),
                    .share(numerator: 3, denominator: 0),
                ]
            ],
            note: "2 sale hits were set aside: 1 not-activated, 1 repeat.")
    }

    var links: ReportTable {
        ReportTable(
            key: "links", title: "Links",
            columns: [
                Column(key: "link", title: "Link", kind: .text),
                Column(key: "clicks", title: "Clicks", kind: .integer),
                Column(key: "sales", title: "Sales", kind: .integer),
                Column(key: "amount", title: "Amount", kind: .money),
                Column(key: "share", title: "Share of sales", kind: .share),
            ],
            rows: [
                [
                    .text("Ver las zapatillas rojas de la temporada de primavera"), .integer(38),
                    .integer(2), money(14_265), .share(numerator: 2, denominator: 3),
                ],
                [
                    .text("Outlet & más <hasta -50 %>"), .integer(3), .integer(1), money(100),
                    .share(numerator: 1, denominator: 3),
                ],
            ],
            totals: [.text("All links"), .integer(41), .integer(3), money(14_365), .empty])
    }

    var sales: ReportTable {
        ReportTable(
            key: "sales", title: "Sales",
            columns: [
                Column(key: "sold_at", title: "Date", kind: .instant),
                Column(key: "contact", title: "Contact", kind: .text),
                Column(key: "product", title: "Product", kind: .text),
                Column(key: "quantity", title: "Quantity", kind: .integer),
                Column(key: "amount", title: "Amount", kind: .money),
                Column(key: "day", title: "Day", kind: .day),
            ],
            rows: [
                [
                    .instant(at("2026-11-21", 71_823)), .text("c-1041"), .text("=1+1; \"rojo\""),
                    .integer(2), money(7980), .day(day("2026-11-21")),
                ],
                [
                    .instant(at("2026-10-25", 3600)), .text("c-77"), .text("靴 👟 حذاء e\u{301}"),
                    .integer(3), money(-3990), .day(day("2026-10-25")),
                ],
                [
                    .instant(at("2026-10-25", 0)), .empty, .text("\u{1B}[31mroja\u{202E}\r\n"),
                    .empty, .empty, .empty,
                ],
            ])
    }

    var products: ReportTable {
        ReportTable(
            key: "products", title: "Products",
            columns: [Column(key: "product", title: "Product", kind: .text)], rows: [],
            whenEmpty: "No sales yet. Put the pixel on the thank-you page and buy something.")
    }

    func money(_ units: Int64) -> Cell { .money(Money(minorUnits: units, currency: euro)) }

    private func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

    private func at(_ text: String, _ second: Int64) -> Instant {
        Instant(milliseconds: (day(text).number * 86_400 + second) * 1000 + 250)
    }
}
