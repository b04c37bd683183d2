import Foundation
import Testing

/// Python's own mail library, as a reader that shares no code with the product.
struct Python {
    /// Where it is absent the tests that need it are skipped, visibly.
    static let isThere = FileManager.default.isExecutableFile(atPath: path)
    private static let path = "/usr/bin/python3"

    /// What `script` prints; it finds `input` as bytes in `data`.
    static func run(_ script: String, _ input: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-c", "import sys\ndata = open(sys.argv[1], 'rb').read()\n" + script]
        process.arguments?.append(file.path)
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: printed, as: UTF8.self)
    }
}
