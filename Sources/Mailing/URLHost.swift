/// Scheme and host of the address that transition links begin with.
package enum URLHost {
    /// The host of an http or https URL, lower case, without port; `nil` for anything else.
    package static func host(of url: String) -> String? {
        let lower = url.lowercased()
        let schemes = ["https://", "http://"]
        guard let scheme = schemes.first(where: lower.hasPrefix) else { return nil }
        let authority = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { return nil }
        if authority.hasPrefix("[") {
            return authority.firstIndex(of: "]").map { String(authority[...$0]) }
        }
        let host = authority.prefix { $0 != ":" }
        return host.isEmpty ? nil : String(host)
    }
}
