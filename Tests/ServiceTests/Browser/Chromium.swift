import Foundation

/// Debian's Chromium, a fresh profile for each visit.
struct Chromium {
    static let path = "/usr/bin/chromium"

    let web: BrowserWeb
    /// Chromium's default of Debian; Chrome blocks them in private windows only.
    let blocksThirdParty: Bool

    /// Opens an address and lets the browser run until `isDone`, 20 s at most.
    func visit(_ address: String, until isDone: () throws -> Bool) throws {
        let profile = web.folder + "/profile-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: profile + "/Default", withIntermediateDirectories: true)
        let mode = blocksThirdParty ? 1 : 2
        try Data(#"{"profile":{"cookie_controls_mode":\#(mode)}}"#.utf8)
            .write(to: URL(filePath: profile + "/Default/Preferences"))
        let browser = try Process.quiet(Self.path, arguments(profile) + [address])
        for _ in 0..<100 where browser.isRunning {
            if try isDone() { break }
            Thread.sleep(forTimeInterval: 0.2)
        }
        browser.end()
        try? FileManager.default.removeItem(atPath: profile)
    }

    private func arguments(_ profile: String) -> [String] {
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors",
            "--user-data-dir=" + profile, "--host-resolver-rules=MAP * 127.0.0.1:\(web.port)",
            // Headless Chromium names itself, and would be taken for the machine it is.
            "--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
                + "(KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
            "--remote-debugging-port=0",
        ]
    }
}
