import Foundation
import HTTPServer
import Store
import Testing

/// The script as the service serves it, run by Node in a stand-in for a browser.
@Suite struct ScriptTests {
    private static let node = ["/usr/bin/node", "/usr/local/bin/node"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let check = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/script-check.js").path

    @Test("the script does what it promises", .enabled(if: node != nil, "needs node"))
    func behaves() throws {
        let shop = try Shop()
        let script = try Reader(shop).get("/trackingpixel.js").body
        let file = shop.folder.path + "/script.js"
        try Data(script).write(to: URL(filePath: file))
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: try #require(Self.node))
        process.arguments = [Self.check, file]
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("right"))
    }

    /// Shops' pages are old: nothing younger than ECMAScript 5, and small.
    @Test func isSmallAndOld() throws {
        let shop = try Shop()
        let script = try Reader(shop).get("/trackingpixel.js").text
        #expect(script.utf8.count < 6000)
        for word in ["=>", "const ", "let ", "`", "eval", "innerHTML", "document.write"] {
            #expect(!script.contains(word), "\(word)")
        }
    }
}
