import Foundation
import Testing

/// Sales that come in from a file and go out into one.
@Suite(.serialized)
struct SalesFileTests {
    /// Made-up clicks of account 1; the address of who made one of them is known.
    private func filled() throws -> (Program, contact: String) {
        let program = try Program()
        try program.run("bench", "fill", "--clicks", "300", "--sales", "30", "--no-fold")
        let events = try program.run("export", "events").output.split(separator: "\n")
        let click = try #require(
            events.last { event in
                event.contains("\"type\":\"click\"") && !event.contains("set_aside")
            })
        let name = try #require(click.split(separator: "\"contact\":\"").last)
        let contact = String(name.prefix { $0 != "\"" })
        let list = try program.file("list.csv", "contact_id,email\n\(contact),Ana@X.example\n")
        #expect(try program.run("contact", "emails", list, "--account", "1").status == 0)
        return (program, contact)
    }

    /// As text, CSV and JSON lines, from a file and from standard input.
    @Test(arguments: [false, true]) func importedSalesFindTheirContact(isPiped: Bool) throws {
        let (program, contact) = try filled()
        let date = Date.now.formatted(.iso8601)
        let lines =
            "{\"order_id\":\"Z1\",\"IMPORTE\":5,\"date\":\"\(date)\",\"email\":\"ana@x.example\"}\n"
            + "\n{\"order_id\":\"Z2\",\"IMPORTE\":\"6\",\"date\":\"\(date)\"}"
        let words = ["import", "sales", "--account", "1"]
        let done =
            isPiped
            ? try program.run(words: words + ["-"], input: lines)
            : try program.run(words: words + [program.file("sales.jsonl", lines)])
        #expect(done.status == 0, "\(done.errors)")
        let csv = try program.run("report", "sales", "--account", "1", "--format", "csv").output
        let rows = csv.split(separator: "\r\n")
        let credited = try #require(rows.first { $0.contains(",Z1,") })
        #expect(credited.hasPrefix(contact + ",") && credited.contains(",bench-"))
        let other = try #require(rows.first { $0.contains(",Z2,") })
        #expect(other.hasPrefix(",") && !other.contains("bench-"))
        #expect(try !program.run("export", "events").output.contains("ana@"))
    }

    /// Longer than any piece it is read in, and not in UTF-8.
    @Test func longFilesOfOldProgramsAreRead() throws {
        let program = try Program()
        try program.addAccount()
        var file = Array("order_id;PRODUCTO;IMPORTE;date\n".utf8)
        for number in 0..<20_000 {
            file += Array("N\(number);Zapater".utf8) + [0xED] + Array("a;9,90;2025-11-20\n".utf8)
        }
        let path = try program.file("old.csv", file)
        let done = try program.run("import", "sales", path, "--account", "4071")
        #expect(done.errors.contains("Taken in: 20000 sales."), "\(done.errors)")
        let csv = try program.run("report", "sales", "--account", "4071", "--format", "csv").output
        #expect(csv.split(separator: "\r\n").count == 20_001 && csv.contains(",Zapatería,"))
    }

    /// The long table is written row by row, the short one from a report: the same bytes.
    @Test func bothWaysOfWritingAreOne() throws {
        let (program, _) = try filled()
        let odd = #"""
            order_id;PRODUCTO;CANTIDAD;IMPORTE;currency;date
            =1+1;"Bota; ""alta""";2;39,90;EUR;2025-11-20
            A,2;@Zapato;x;12;JPY;2025-03-30 03:30
            A3;-5;1;1.234,56;ZZZ;2025-11-20
            A4;"Dos
            líneas";;-7,5;KWD;2025-10-26 02:30
            A5;;;;;2025-11-20
            """#
        let path = try program.file("odd.csv", odd)
        #expect(try program.run("import", "sales", path, "--account", "1").status == 0)
        for choice in [[], ["--campaign", "bench-1"], ["--csv-locale", "comma"]] {
            let words = ["report", "sales", "--account", "1", "--format", "csv"] + choice
            let long = try program.run(words: words)
            let short = try program.run(words: words + ["--limit", "1000000"])
            #expect(long.output == short.output && long.output.utf8.count > 500)
        }
    }
}
