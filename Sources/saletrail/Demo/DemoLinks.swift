/// The transition links of a newsletter as a reader's mail program sees them.
enum DemoLinks {
    /// Paths with query, in order; character references decoded, merge tags not filled in.
    static func all(in html: [UInt8], host: String) -> [String] {
        let text = String(decoding: html, as: UTF8.self)
        let parts = text.split(separator: "http://\(host):", omittingEmptySubsequences: false)
        return parts.dropFirst().compactMap { part in
            guard let slash = part.firstIndex(of: "/") else { return nil }
            let path = part[slash...].prefix { !"\"'>\n".contains($0) }
            return path.hasPrefix("/c/") ? String(path).replacing("&amp;", with: "&") : nil
        }
    }

    /// As the sending platform sends it: the contact's id, and something for other merge tags.
    static func filled(_ link: String, contact: String, tag: String) -> String {
        let named = link.replacing(tag, with: contact)
        let parts = named.split(separator: "?", maxSplits: 1)
        guard parts.count == 2 else { return named }
        let pairs = parts[1].split(separator: "&").map { pair in
            let isTag = pair.contains { "{}*|[] ".contains($0) }
            return isTag ? pair.prefix { $0 != "=" } + "=demo" : pair
        }
        return parts[0] + "?" + pairs.joined(separator: "&")
    }
}
