import Foundation
import HTTPServer
import Model
import Reporting
import Store
import Testing

@testable import Dashboard

struct ReportPagesTests {
    @Test func anEmptyAccountSaysTheNextStep() throws {
        let office = try Office()
        let id = SubAccountID(4080)
        try office.control.add(Office.account(id), at: Office.now())
        let page = try office.browser(.support).get("/accounts/4080/reports").text
        #expect(page.contains("No campaign yet"))
        #expect(page.contains("href=\"/accounts/4080/newsletters\""))
    }

    /// Page, export and report are the same value.
    @Test func thePageShowsWhatTheReportSays() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.viewer)
        let list = try browser.get("/accounts/4071/reports")
        #expect(list.status == 200)
        #expect(
            list.text.contains("/accounts/4071/reports/sales?period=all&amp;campaign=spring")
                || list.text.contains("campaign=spring"))
        let page = try browser.get("/accounts/4071/reports/sales?campaign=spring").text
        for text in ["159.70 EUR", "Botín, piel", "ana", "89.90 EUR", "Shoes", "Europe/Madrid"] {
            #expect(page.contains(text), "\(text)")
        }
        var request = ReportRequest(account: Office.account, kind: .sales, period: .preset(.all))
        request.filters.campaigns = ["spring"]
        request.limit = ReportRequest.limits.upperBound
        let control = try office.control
        let report = try ReportMaker(request, control: control, at: Office.now())
            .make(from: ReportReader(office.folder))
        for table in report.tables {
            let path =
                "/accounts/4071/reports/sales/csv?campaign=spring&period=all&table=\(table.key)"
            let export = try browser.get(path)
            #expect(export.status == 200)
            let expected = CSVRenderer().render(table, clock: report.clock)
            #expect(export.body == Array(expected.utf8), "\(table.key)")
        }
    }

    @Test func exportsSayWhatTheyAre() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.viewer)
        let base = "/accounts/4071/reports/sales/"
        for (format, type, name) in [
            ("csv", "text/csv; charset=utf-8", "4071-sales-spring-sales.csv"),
            ("excel", "text/csv; charset=utf-8", "4071-sales-spring-sales.csv"),
            ("json", "application/json", "4071-sales-spring.json"),
            ("html", "text/html; charset=utf-8", "4071-sales-spring.html"),
            ("markdown", "text/markdown; charset=utf-8", "4071-sales-spring.md"),
            ("svg", "image/svg+xml", "4071-sales-spring-revenue_by_day.svg"),
        ] {
            let answer = try browser.get(base + format + "?campaign=spring")
            #expect(answer.status == 200 && answer.header("content-type") == type, "\(format)")
            let disposition = try #require(answer.header("content-disposition"))
            #expect(disposition.hasPrefix("attachment; filename=\"\(name)\""), "\(format)")
            #expect(answer.header("cache-control") == "no-store")
            #expect(answer.header("content-security-policy") != nil)
        }
        let excel = try browser.get(base + "excel?campaign=spring&table=sales").text
        #expect(excel.contains(";89,90;EUR"))
        #expect(try browser.get(base + "csv?campaign=spring&table=none").status == 404)
        #expect(try browser.get(base + "exe?campaign=spring").status == 404)
        #expect(try browser.get(base + "csv?period=never").status == 422)
        #expect(try browser.get(base + "csv?campaign=none").status == 404)
    }

    @Test func whatIsAskedWronglyIsSaidInWords() throws {
        let office = try Office()
        let browser = try office.browser(.viewer)
        _ = try browser.post("/settings", [("language", "es")])
        let page = try browser.get("/accounts/4071/reports/sales?period=%3Cb%3E")
        #expect(page.status == 422)
        #expect(page.text.contains("period: «&lt;b&gt;» no es posible aquí"))
        #expect(page.text.contains("30d"))
        #expect(try browser.get("/accounts/4071/reports/nothing").status == 404)
        #expect(try browser.get("/accounts/4071/reports/sales?campaign=none").status == 404)
    }

    /// Every link of the controls keeps what it does not change.
    @Test func stateStandsInTheAddress() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.viewer)
        let path = "/accounts/4071/reports/links?campaign=spring&from=2026-01-01&to=2026-12-31"
        let page = try browser.get(path + "&compare=weekdays&sort=-clicks").text
        #expect(page.contains("aria-sort=\"descending\""))
        let links = page.matches(of: #/href="(/accounts/4071/reports[^"]*)"/#).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
        let ofCampaign = links.filter { $0.contains("campaign=spring") }
        #expect(ofCampaign.count > 15)
        for link in Set(links) {
            #expect(try browser.get(link).status == 200, "\(link)")
        }
        for link in ofCampaign where link.contains("compare=") {
            #expect(link.contains("compare=weekdays"), "\(link)")
        }
        #expect(page.contains("name=\"campaign\" value=\"spring\""))
        #expect(page.contains("name=\"sort\" value=\"-clicks\""))
    }

    /// What the help names is on the page, or in the script, and pressed by the same key.
    @Test func everyKeyIsThere() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.viewer)
        let path = "/accounts/4071/reports/links?campaign=spring&period=7d"
        let page = try browser.get(path).text
        for key in Shortcut.allCases where key != .search && key != .clear {
            let address = page.contains("data-key=\"\(key.rawValue)\"")
            #expect(address, "\(key)")
            #expect(page.contains("<kbd>\(key.cap)</kbd>"), "\(key)")
        }
        #expect(page.contains("type=\"search\""))
    }

    @Test func comparedCampaignsAreChosenByBoxes() throws {
        let office = try Office()
        try office.fill()
        let browser = try office.browser(.viewer)
        let page = try browser.get("/accounts/4071/reports/compare?campaign=spring&campaign=autumn")
            .text
        #expect(page.contains("value=\"spring\" checked"))
        #expect(page.contains("value=\"autumn\" checked"))
    }
}
