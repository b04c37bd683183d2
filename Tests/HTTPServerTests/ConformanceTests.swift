import Foundation
import Testing

@testable import HTTPServer

/// The server under a conformance probe of others: `SALETRAIL_CONFORMANCE=PROBE swift test`, where
/// `python3 PROBE HOST PORT --slow 15` ends with 0 when nothing failed.
@Suite(.serialized) struct ConformanceTests {
    private static let probe = ProcessInfo.processInfo.environment["SALETRAIL_CONFORMANCE"]

    @Test(.enabled(if: probe != nil, "SALETRAIL_CONFORMANCE names no probe"))
    func nothingFails() throws {
        let running = try RunningServer()
        defer { running.server.stop() }
        let port = try #require(running.server.addresses[0].split(separator: ":").last)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", try #require(Self.probe), "127.0.0.1", String(port), "--slow", "15",
        ]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        print(text)
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
