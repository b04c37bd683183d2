import Foundation
import HTTPServer
import Testing

/// `db`, `contact`, `import`, `export` and `bench` as processes, beside a service and without one.
@Suite(.serialized)
struct DatabaseCommandTests {
    private func serve(_ program: Program) throws -> (Process, String) {
        let process = try program.launch(["serve", "--listen", "127.0.0.1:0"], log: "serve")
        #expect(try program.wait(for: "Serving on http://", in: "serve.err"))
        let line = try program.text("serve.err").split(separator: "\n")[0]
        return (process, String(line.dropFirst("Serving on http://".count)))
    }

    private func shop() throws -> Program {
        let program = try Program()
        try program.addAccount()
        try program.run("account", "activate", "4071")
        return program
    }

    private static let sales = """
        order_id;PRODUCTO;CANTIDAD;IMPORTE;date
        A1;Zapato rojo;2;39,90;2025-11-20
        A2;Bota;1;1.234,50;2025-11-20 19:57
        A1;Zapato rojo;2;39,90;2025-11-20
        """

    @Test(arguments: [false, true]) func everythingGoesOnBesideAService(isServed: Bool) throws {
        let program = try shop()
        let served = isServed ? try serve(program) : nil
        defer { served?.0.terminate() }
        let file = try program.file("sales.csv", Self.sales)
        for _ in 0..<2 {
            let imported = try program.run("import", "sales", file, "--account", "4071")
            #expect(imported.status == 0, "\(imported.errors)")
            #expect(imported.errors.contains("Taken in: 3 sales."))
        }
        let report = try program.run("report", "sales", "--account", "4071", "--format", "csv")
        #expect(report.output.split(separator: "\r\n").count == 3, "\(report.output)")
        #expect(report.output.contains("1234.50,EUR,2025-11-20 19:57:00,UTC+01:00"))
        for words in [["db", "refold"], ["db", "verify"], ["db", "prune", "--keep", "30d"]] {
            let done = try program.run(words: words)
            #expect(done.status == 0, "\(words): \(done.errors)")
        }
        let copy = program.folder + "/copy"
        #expect(try program.run("db", "backup", copy).status == 0)
        #expect(try program.run("db", "backup", copy).status == 64)
        let other = program.folder + "/other"
        #expect(try program.run("db", "restore", copy, "--data", other).status == 0)
        #expect(try program.run("db", "restore", copy, "--data", other).status == 64)
        let restored = try program.run(
            "report", "sales", "--account", "4071", "--format", "csv", "--data", other)
        #expect(restored.output == report.output)
        let stats = try program.run("db", "stats", "--format", "json").output
        #expect(stats.contains("last_event"))
    }

    @Test func differencesAreAnAnswer() throws {
        let program = try shop()
        try program.run(
            "import", "sales", try program.file("s.csv", Self.sales), "--account", "4071")
        try program.run("report", "sales", "--account", "4071")
        let spoil = Process()
        spoil.executableURL = URL(filePath: "/usr/bin/env")
        spoil.arguments = ["sqlite3", program.data + "/report.sqlite", "DELETE FROM sale_day"]
        try spoil.run()
        spoil.waitUntilExit()
        guard spoil.terminationStatus == 0 else { return }
        let verified = try program.run("db", "verify")
        #expect(verified.status == 1 && verified.output.contains("sale_day 4071"))
        #expect(verified.errors.contains("Try: saletrail db refold"))
        try program.run("db", "refold")
        #expect(try program.run("db", "verify").status == 0)
    }

    @Test(arguments: [
        ("order_id,date\n,2025-01-01\n", "line 2 has no order_id"),
        ("order_id,date\nA,yesterday\n", "line 2 has no date"),
        ("{\"order_id\":\"A\",\"date\":\"2025-01-01\"}\n[1]\n", "line 2 is no JSON object"),
        (
            "order_id,date\nA,2025-01-01\n\"B,2025-01-01\n",
            "line 3 has a quote that is never closed"
        ),
    ]) func badFilesChangeNothing(content: String, complaint: String) throws {
        let program = try shop()
        let file = try program.file("sales", content)
        let imported = try program.run("import", "sales", file, "--account", "4071")
        #expect(imported.status == 65 && imported.errors.contains(complaint))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.data)
        #expect(!names.contains { $0.hasPrefix("import") })
    }

    @Test func contactsComeInAndGoOut() throws {
        let program = try shop()
        let file = try program.file("contacts.csv", "id,name\nc1,Ana\nc2,Bob\nc1,Ana\n")
        let imported = try program.run("import", "contacts", file, "--account", "4071")
        #expect(imported.errors.contains("3 lines, 2 new contacts."))
        let out = try program.run("export", "contacts", "--account", "4071").output
        #expect(out.split(separator: "\n").count == 2 && out.contains("\"contact_id\":\"c2\""))
        let address = try program.file("bad.csv", "id\nana@x.example\n")
        let refused = try program.run("import", "contacts", address, "--account", "4071")
        #expect(refused.status == 65 && !refused.errors.contains("ana@"))
        let asked = try program.run("contact", "erase", "c1", "--account", "4071")
        #expect(asked.status == 64 && asked.errors.contains("--yes"))
        let erased = try program.run("contact", "erase", "c1", "--account", "4071", "--yes")
        #expect(erased.status == 0, "\(erased.errors)")
        #expect(try program.run("contact", "export", "c1", "--account", "4071").status == 64)
        let left = try program.run("contact", "export", "c2", "--account", "4071")
        #expect(left.output.hasPrefix("{\"type\":\"contact\",\"number\":"))
        #expect(left.output.contains("\"contact_id\":\"c2\""))
    }

    @Test func benchesRun() throws {
        let program = try Program()
        let filled = try program.run("bench", "fill", "--clicks", "3000", "--sales", "60")
        #expect(filled.status == 0 && filled.errors.contains("Folded: 3060 events"))
        let report = try program.run(
            "bench", "report", "--account", "1", "--campaign", "bench-1", "--rounds", "2")
        #expect(report.output.contains("report") && report.output.contains("page"))
        let journal = try program.run("bench", "journal", "--seconds", "1", "--waiting", "8")
        #expect(journal.output.contains("fdatasync"))
        let names = try FileManager.default.contentsOfDirectory(atPath: program.data)
        #expect(!names.contains { $0.hasPrefix("bench") })
        for (what, count) in [("events", 3060), ("clicks", 3000)] {
            let lines = try program.run("export", what).output.split(separator: "\n")
            #expect(lines.count == count)
            #expect(
                try lines.allSatisfy { line in
                    let object = try JSONDecoder().decode(
                        [String: Field].self, from: Data(line.utf8))
                    return object["type"] != nil
                })
        }
        let sales = try program.run("export", "sales", "--account", "1").output
        let csv = try program.run("report", "sales", "--account", "1", "--format", "csv").output
        #expect(sales.split(separator: "\n").count + 1 == csv.split(separator: "\r\n").count)
        #expect(try program.run("db", "verify").status == 0)
    }

    /// Any JSON value.
    private struct Field: Decodable {
        init(from decoder: any Decoder) throws {}
    }
}
