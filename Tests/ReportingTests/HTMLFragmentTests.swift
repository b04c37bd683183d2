import Foundation
import Model
import Testing

@testable import Reporting

@Suite struct HTMLFragmentTests {
    /// Leads everywhere, by addresses that need escaping.
    private struct Links: ReportLinks {
        func order(
            _ table: ReportTable, by column: Column
        ) -> (address: String, isDescending: Bool?)? {
            guard column.key != "b" else { return nil }
            return ("/?a=1&sort=\"\(column.key)", column.key == "a" ? true : nil)
        }

        func address(of cell: Cell, _ column: Column, in table: ReportTable) -> String? {
            column.key == "a" ? "/<cell>" : nil
        }

        func exports(of chart: ReportChart) -> [(name: String, address: String)] { [] }

        func exports(of table: ReportTable) -> [(name: String, address: String)] {
            [("<CSV>", "/x?a&b")]
        }
    }

    private func report() throws -> Report {
        let columns = ["a", "b", "b_before", "b_change"].map {
            Column(key: $0, title: "T\($0)", kind: $0 == "a" ? .text : .integer)
        }
        let row: [Cell] = [.text("x<y"), .integer(3), .integer(2), .change(from: 2, to: 3)]
        let table = ReportTable(
            key: "t", title: "Table", columns: columns, rows: [row],
            totals: [.text("sum"), .integer(3), .integer(2), .empty], note: "N<")
        return Report(title: "R", tables: [table], clock: try SampleReport().clock)
    }

    @Test func partsLead() throws {
        let html = HTMLRenderer(links: Links()).fragment(try report(), tables: ["t", "none"])
        #expect(
            html.contains(
                "<th scope=\"col\" aria-sort=\"descending\">"
                    + "<a href=\"/?a=1&amp;sort=&quot;a\">Ta</a></th>"))
        #expect(html.contains("<th scope=\"col\" class=\"number\">Tb</th>"))
        #expect(html.contains("<a href=\"/&lt;cell&gt;\"><bdi>x&lt;y</bdi></a>"))
        // A sum is of nothing that could be chosen.
        #expect(html.contains("<th scope=\"row\"><bdi>sum</bdi></th>"))
        #expect(html.contains("<a href=\"/x?a&amp;b\">&lt;CSV&gt;</a>"))
        #expect(!HTMLRenderer().fragment(try report(), tables: ["t"]).contains("<a "))
    }

    @Test func tilesHaveWhatWasBefore() throws {
        let html = HTMLRenderer().tiles(try report(), table: "t")
        #expect(html.contains("<dt>Tb</dt><dd>3<small>+50.0 % <span>← 2</span></small></dd>"))
        #expect(!html.contains("Tb_before") && html.contains("N&lt;"))
        #expect(HTMLRenderer().tiles(try report(), table: "none").isEmpty)
    }
}
