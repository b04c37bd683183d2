import Foundation
import HTTPServer

/// The system's chromedriver: speaks the WebDriver protocol (W3C, WebDriver level 2) on a port of
/// its own choice.
final class ChromeDriver {
    static let path = "/usr/bin/chromedriver"

    private let process = Process()
    private let address: String

    init() throws {
        let output = Pipe()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = ["--port=0", "--log-level=SEVERE"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var said = ""
        while Self.port(in: said) == nil {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw DriverError.notStarted }
            said += String(decoding: data, as: UTF8.self)
        }
        address = "127.0.0.1:\(Self.port(in: said) ?? 0)"
    }

    deinit {
        // It may have inherited a blocked SIGTERM, and its browsers are closed already.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func port(in text: String) -> Int? {
        text.firstMatch(of: #/on port ([0-9]+)\./#).flatMap { Int($0.output.1) }
    }

    /// The `value` of an answer; throws ``DriverError/refused(_:)`` with what the driver says.
    func call<Value: Decodable>(
        _ method: String, _ path: String, _ body: some Encodable, as type: Value.Type
    ) throws -> Value {
        let answer = try LoopbackClient(address, timeout: .seconds(60)).request(
            method, path, headers: [("Content-Type", "application/json")],
            body: method == "POST" ? Array(try JSONEncoder().encode(body)) : [])
        guard answer.status == 200 else { throw DriverError.refused(answer.text) }
        return try JSONDecoder().decode(Answer<Value>.self, from: Data(answer.body)).value
    }

    private struct Answer<Value: Decodable>: Decodable {
        let value: Value
    }
}

/// Why a browser cannot be driven.
package enum DriverError: Error {
    case notStarted
    /// The driver's own words.
    case refused(String)
    /// What was waited for did not come.
    case missing(String)
}
