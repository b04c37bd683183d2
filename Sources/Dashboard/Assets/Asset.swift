import Signing

/// A file that pages load, with its version in its name, so that browsers may keep it for good.
struct Asset: Sendable {
    let path: String
    let contentType: String
    let body: [UInt8]

    init(_ name: String, _ ending: String, _ contentType: String, _ text: String) {
        body = Array(text.utf8)
        let version = Hexadecimal.encode(Array(SHA256.digest(body).prefix(6)))
        path = "/assets/\(name)-\(version).\(ending)"
        self.contentType = contentType
    }
}

/// All of them.
enum Assets {
    static let styleSheet = Asset(
        "style", "css", "text/css; charset=utf-8", StyleSheet.parts.joined(separator: "\n"))
    static let script = Asset(
        "script", "js", "text/javascript; charset=utf-8", Script.parts.joined(separator: "\n"))
    static let icon = Asset("icon", "svg", "image/svg+xml", Icon.text)

    static let all = [styleSheet, script, icon]
}
