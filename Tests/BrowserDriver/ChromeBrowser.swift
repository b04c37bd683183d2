import Foundation

/// A headless Chromium with nothing stored, driven as a person would.
package final class ChromeBrowser {
    /// Whether this machine has Chromium and its driver.
    package static let isThere = [ChromeDriver.path, chromium].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// How a person has set up the browser.
    package struct Look: Sendable {
        /// Whether pages may run scripts.
        package var runsScripts = true
        /// What `Accept-Language` asks for.
        package var language = "en"
        /// Whether the device is dark.
        package var isDark = false
        /// Of the window, in CSS pixels.
        package var width = 1280
        /// Of the window, in CSS pixels.
        package var height = 900

        /// A light desktop in English.
        package init() {}
    }

    private static let chromium = "/usr/bin/chromium"

    private let driver: ChromeDriver
    private let session: String

    /// Starts it; ends with the object.
    package init(_ look: Look = Look()) throws {
        driver = try ChromeDriver()
        let started = try driver.call(
            "POST", "/session", SessionRequest(look, binary: Self.chromium), as: Session.self)
        session = "/session/" + started.sessionId
        try devTools(
            "Emulation.setDeviceMetricsOverride",
            ScreenMetrics(width: look.width, height: look.height))
        guard look.isDark else { return }
        let dark = [MediaFeature(name: "prefers-color-scheme", value: "dark")]
        try devTools("Emulation.setEmulatedMedia", ["features": dark])
    }

    deinit { _ = try? driver.call("DELETE", session, Nothing(), as: Ignored?.self) }

    /// Goes to an address, and waits until the page has loaded.
    package func open(_ address: String) throws {
        try command("/url", ["url": address])
    }

    /// Loads the page again.
    package func reload() throws { try command("/refresh", Nothing()) }

    /// Where it is.
    package var address: String {
        get throws { try driver.call("GET", session + "/url", Nothing(), as: String.self) }
    }

    /// The page as the browser has it.
    package var source: String {
        get throws { try driver.call("GET", session + "/source", Nothing(), as: String.self) }
    }

    /// What a script, the body of a function, returns.
    package func run<Value: Decodable>(
        _ script: String, _ arguments: [String] = [], as type: Value.Type = String.self
    ) throws -> Value {
        try driver.call(
            "POST", session + "/execute/sync", ScriptCall(script: script, args: arguments),
            as: type)
    }

    /// The page as a PNG, in its whole length.
    package func picture() throws -> [UInt8] {
        let shot = try driver.call(
            "POST", session + "/goog/cdp/execute",
            DevToolsCall(
                cmd: "Page.captureScreenshot", params: ["captureBeyondViewport": true]),
            as: Shot.self)
        return Array(Data(base64Encoded: shot.data) ?? Data())
    }

    private struct Shot: Decodable { let data: String }

    private func devTools(_ name: String, _ parameters: some Encodable) throws {
        try command("/goog/cdp/execute", DevToolsCall(cmd: name, params: parameters))
    }

    private func command(_ path: String, _ body: some Encodable) throws {
        _ = try driver.call("POST", session + path, body, as: Ignored?.self)
    }

    private struct Session: Decodable { let sessionId: String }
}

/// Elements, by CSS selector.
extension ChromeBrowser {
    /// The texts that a person sees in all elements of a selector.
    package func texts(_ selector: String) throws -> [String] {
        try elements(selector).map {
            try driver.call("GET", session + path($0) + "/text", Nothing(), as: String.self)
        }
    }

    /// Clicks the first element of a selector.
    package func click(_ selector: String) throws {
        try fresh { try command(path(try element(selector)) + "/click", Nothing()) }
    }

    /// Again when a script has put another element in the place of the one that was found.
    private func fresh(_ action: () throws -> Void) throws {
        for _ in 0..<20 {
            do {
                return try action()
            } catch DriverError.refused(let words) where words.contains("stale element") {
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
        try action()
    }

    /// Types into the first element of a selector, in place of what is there.
    package func type(_ text: String, into selector: String) throws {
        try fresh {
            let element = path(try element(selector))
            try command(element + "/clear", Nothing())
            try command(element + "/value", ["text": text])
        }
    }

    /// Presses a key wherever the focus is: "\u{E004}" is Tab (WebDriver, 17.4.2).
    package func press(_ key: String) throws {
        let keys = KeySource(actions: [
            .init(type: "keyDown", value: key), .init(type: "keyUp", value: key),
        ])
        try command("/actions", ["actions": [keys]])
    }

    /// Waits until some element of a selector shows a text, 10 s at most; all their texts.
    @discardableResult
    package func wait(
        for text: String, in selector: String, seconds: Double = 10
    ) throws -> [String] {
        let end = Date(timeIntervalSinceNow: seconds)
        repeat {
            // An element may be replaced between being found and being read.
            if let found = try? texts(selector), found.contains(where: { $0.contains(text) }) {
                return found
            }
            Thread.sleep(forTimeInterval: 0.05)
        } while Date() < end
        throw DriverError.missing("\(text) in \(selector): \(try texts(selector))")
    }

    /// Waits a moment: a page may still be on its way.
    private func element(_ selector: String) throws -> String {
        let end = Date(timeIntervalSinceNow: 5)
        repeat {
            if let first = try elements(selector).first { return first }
            Thread.sleep(forTimeInterval: 0.05)
        } while Date() < end
        throw DriverError.missing(selector)
    }

    private func elements(_ selector: String) throws -> [String] {
        try driver.call(
            "POST", session + "/elements", ["using": "css selector", "value": selector],
            as: [[String: String]].self
        ).compactMap { $0.values.first }
    }

    private func path(_ element: String) -> String { "/element/" + element }
}
