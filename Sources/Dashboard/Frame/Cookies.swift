import Signing

/// The dashboard's two cookies: the session, and the notice for the next page.
struct Cookies {
    let isSecure: Bool

    // __Host-: set by this very host, over https, for all paths (RFC 6265bis, 4.1.3.2).
    var sessionName: String { isSecure ? "__Host-saletrail" : "saletrail" }
    var noticeName: String { isSecure ? "__Host-notice" : "saletrail-notice" }

    /// For the browser's whole life: the server decides when a session ends.
    func session(_ secret: String) -> String {
        line(sessionName, secret, life: 30 * 86_400)
    }

    var endOfSession: String { line(sessionName, "", life: 0) }

    func notice(_ notice: Notice) -> String {
        let text = String(decoding: Base32.encode(Array(notice.text.utf8)), as: UTF8.self)
        return line(noticeName, notice.kind.rawValue + "." + text, life: 60)
    }

    var endOfNotice: String { line(noticeName, "", life: 0) }

    func readNotice(_ value: String) -> Notice? {
        let parts = value.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let kind = Notice.Kind(rawValue: String(parts[0])),
            let bytes = Base32.decode(parts[1].utf8)
        else { return nil }
        return Notice(kind: kind, text: String(decoding: bytes, as: UTF8.self))
    }

    /// `life` in seconds.
    private func line(_ name: String, _ value: String, life: Int) -> String {
        "\(name)=\(value); Path=/; Max-Age=\(life); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }
}
