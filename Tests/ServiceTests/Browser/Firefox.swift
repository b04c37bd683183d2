import Foundation

/// Debian's Firefox ESR, one process for many visits, each begun with nothing stored.
final class Firefox {
    static let path = "/usr/bin/firefox-esr"

    /// What people choose, or are given.
    enum Mode: String, CaseIterable {
        case standard
        /// Enhanced Tracking Protection, "strict".
        case strict
        /// Private windows only.
        case isPrivate = "private"

        /// Preferences beside the defaults.
        var preferences: [(String, String)] {
            switch self {
            case .standard: []
            case .strict: [("browser.contentblocking.category", #""strict""#)]
            case .isPrivate: [("browser.privatebrowsing.autostart", "true")]
            }
        }
    }

    private let process: Process
    private let marionette: Marionette

    init(_ web: BrowserWeb, _ mode: Mode) throws {
        let profile = web.folder + "/firefox-" + mode.rawValue
        try FileManager.default.createDirectory(
            atPath: profile, withIntermediateDirectories: true)
        let port = UInt16(web.port + 10_000)
        let hosts = (BrowserWeb.pageHosts + BrowserWeb.hosts.values).joined(separator: ",")
        let preferences =
            mode.preferences + [
                ("marionette.port", "\(port)"),
                // All hosts of the web are this machine, and nginx listens on its own port.
                ("network.dns.localDomains", "\"\(hosts)\""),
                ("network.socket.forcePort", "\"443=\(web.port)\""),
            ]
        let lines = preferences.map { "user_pref(\"\($0.0)\", \($0.1));\n" }.joined()
        try Data(lines.utf8).write(to: URL(filePath: profile + "/user.js"))
        process = try Process.quiet(
            Self.path,
            [
                "--headless", "--marionette", "--remote-allow-system-access", "--no-remote",
                "--profile", profile,
            ])
        do {
            marionette = try Marionette(port: port, while: process)
            try marionette.call("WebDriver:NewSession", #"{"acceptInsecureCerts":true}"#)
        } catch {
            kill(process.processIdentifier, SIGKILL)
            throw error
        }
    }

    deinit {
        // SIGTERM only asks it to close its windows, and it has none.
        try? marionette.call("Marionette:Quit", #"{"flags":["eForceQuit"]}"#)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Opens an address and lets the page go on until `isDone`, 10 s at most.
    func visit(_ address: String, until isDone: () throws -> Bool) throws {
        try forget()
        try marionette.call("WebDriver:Navigate", #"{"url":"\#(address)"}"#)
        for _ in 0..<100 {
            if try isDone() { break }
            Thread.sleep(forTimeInterval: 0.1)
        }
        // Leaves the page, so that nothing of it comes later.
        try marionette.call("WebDriver:Navigate", #"{"url":"about:blank"}"#)
    }

    /// Cookies, storage and cache of earlier visits, by the browser's own way of clearing them.
    private func forget() throws {
        try marionette.call("Marionette:SetContext", #"{"value":"chrome"}"#)
        try marionette.call(
            "WebDriver:ExecuteAsyncScript",
            #"""
            {"args":[],"script":"const done = arguments[arguments.length - 1]; \#
            Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, \#
            { onDataDeleted: () => done(true) })"}
            """#)
        try marionette.call("Marionette:SetContext", #"{"value":"content"}"#)
    }
}
