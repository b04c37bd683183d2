import Foundation
import HTTPServer
import Testing

/// `serve`, `report`, `hits` and `demo` as processes.
@Suite(.serialized)
struct ServeCommandTests {
    /// Starts a service on a free port; its process and address.
    private func serve(_ program: Program) throws -> (Process, String) {
        let process = try program.launch(["serve", "--listen", "127.0.0.1:0"], log: "serve")
        #expect(try program.wait(for: "Serving on http://", in: "serve.err"))
        let line = try program.text("serve.err").split(separator: "\n")[0]
        return (process, String(line.dropFirst("Serving on http://".count)))
    }

    private func hit(_ address: String, _ query: String) throws -> String? {
        let client = try LoopbackClient(address)
        return try client.request("GET", "/track/sale?" + query).header("x-saletrail")
    }

    @Test func supportActivatesAndAdmits() throws {
        let program = try Program()
        try program.addAccount()
        let (service, address) = try serve(program)
        defer { service.terminate() }
        #expect(try hit(address, "empId=4071") == "set-aside; reason=not-activated")
        let early = try program.run(
            "hits", "admit", "--account", "4071", "--reason", "not-activated")
        #expect(early.status == 64)
        let activated = try program.run("account", "activate", "4071")
        #expect(activated.status == 0)
        #expect(activated.errors.contains("Set aside from before: 1 hit."))
        #expect(activated.output.contains("/track/sale?empId=4071&amp;PRODUCTO="))
        Thread.sleep(forTimeInterval: 0.5)
        #expect(try hit(address, "empId=4071&IMPORTE=5") == "unattributed; reason=no-cookie")
        let admitted = try program.run(
            "hits", "admit", "--account", "4071", "--reason", "not-activated")
        #expect(admitted.errors.contains("Let in: 1 hit of 4071."))
        let left = try program.run("hits", "--set-aside").output
        #expect(!left.contains("not-activated") && left.contains("no-cookie"), "\(left)")
        #expect(try program.run("hits", "--unattributed").output == left)
        let report = try program.run("report", "sales", "--account", "4071", "--format", "json")
        #expect(report.output.contains("\"sales\":2"))
        try program.run("account", "deactivate", "4071")
        Thread.sleep(forTimeInterval: 0.5)
        #expect(try hit(address, "empId=4071") == "set-aside; reason=not-activated")
    }

    @Test func everyFormatAndWithoutAService() throws {
        let program = try Program()
        try program.addAccount()
        try program.run("account", "activate", "4071")
        let (service, address) = try serve(program)
        _ = try hit(address, "empId=4071&PRODUCTO=%3D1%2B1&IMPORTE=39,90")
        service.terminate()
        service.waitUntilExit()
        #expect(service.terminationStatus == 0)
        for (format, start) in [
            ("text", "Sales of all campaigns"), ("json", "{\"title\":\"Sales of all campaigns\""),
            ("csv", "\u{FEFF}contact,"), ("html", "<!DOCTYPE html>"),
        ] {
            let report = try program.run(
                "report", "sales", "--account", "4071", "--format", format)
            #expect(report.status == 0)
            #expect(report.output.hasPrefix(start))
            #expect(report.output.contains(format == "json" ? "3990" : "39.90"))
        }
        let excel = try program.run(
            "report", "sales", "--account", "4071", "--format", "csv", "--csv-locale", "comma")
        #expect(excel.output.contains(";'=1+1;"))
        #expect(excel.output.contains(";39,90;EUR;"))
        let unknown = try program.run("report", "sales", "--account", "4071", "--campaign", "none")
        #expect(unknown.status == 64)
        let future = try program.run(
            "report", "sales", "--account", "4071", "--from", "2199-01-01", "--format", "json")
        #expect(future.output.contains("\"sales\":0"))
    }

    @Test func whatIsTakenIsRefused() throws {
        let program = try Program()
        try program.addAccount()
        let (service, address) = try serve(program)
        defer { service.terminate() }
        let second = try program.run("serve", "--listen", "127.0.0.1:0")
        #expect(second.status == 75)
        #expect(second.errors.contains("in use by saletrail serve"))
        let other = try Program()
        try other.addAccount()
        let port = try other.run("serve", "--listen", address)
        #expect(port.status == 78)
        #expect(port.errors.contains("already listens on \(address)"))
        let file = try other.file("plain", "")
        let below = try other.run("account", "list", "--data", file + "/data")
        #expect(below.status == 74)
        #expect(below.errors.contains("\nTry: "))
    }

    @Test func aReportInTheWayOnlyDelaysTheService() throws {
        let program = try Program()
        try program.addAccount()
        // As a report does that folds while no service runs.
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/flock")
        holder.arguments = [program.data + "/lock", "sleep", "0.7"]
        try holder.run()
        Thread.sleep(forTimeInterval: 0.2)
        let (service, address) = try serve(program)
        #expect(try hit(address, "empId=4071") == "set-aside; reason=not-activated")
        service.terminate()
        holder.waitUntilExit()
    }

    @Test func demoEndsByItselfAndItsNumbersAreRight() throws {
        let program = try Program()
        let demo = try program.run("demo", "--once")
        #expect(demo.status == 0, "\(demo.errors)")
        #expect(demo.output.contains("Sales of zapateria-sol"))
        #expect(demo.errors.contains("numbers of the report equal what was played"))
        let elsewhere = try program.run("demo", "--once", "--samples", program.folder)
        #expect(elsewhere.status == 65)
    }
}
