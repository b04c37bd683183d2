import LinkRewriting
import Model

/// The UTM parameters that a shop's web analytics reads, added where a destination lacks them.
package struct UTMParameters: Hashable, Sendable {
    /// Names in the order in which they are written, without `utm_`.
    private static let names = ["source", "medium", "campaign", "term", "content", "id"]

    /// Values by name, percent-encoded.
    private var values: [String: String] = [:]

    /// Reads `source=…,medium=…`; `auto` stands for source `newsletter`, medium `email` and the
    /// campaign's key.
    ///
    /// Throws ``MailingError/option(_:hint:)`` for an unknown name, an empty value, a merge tag,
    /// and for `auto` without a campaign.
    package init(_ text: String, campaign: String?) throws(MailingError) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            if part == "auto" {
                try addUsual(campaign)
                continue
            }
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = pair[0].hasPrefix("utm_") ? String(pair[0].dropFirst(4)) : String(pair[0])
            guard Self.names.contains(name) else {
                throw Self.unusable("utm_\(name) is no UTM parameter")
            }
            guard pair.count == 2, !pair[1].isEmpty else {
                throw Self.unusable("utm_\(name) has no value")
            }
            values[name] = try Self.encoded(String(pair[1]), of: name)
        }
    }

    private mutating func addUsual(_ campaign: String?) throws(MailingError) {
        guard let campaign else { throw Self.unusable("auto needs the campaign's key") }
        let usual = ["source": "newsletter", "medium": "email", "campaign": campaign]
        for (name, value) in usual { values[name] = try Self.encoded(value, of: name) }
    }

    private static func unusable(_ what: String) -> MailingError {
        .option(
            "--utm: \(what)",
            hint: "auto, or source=…,medium=…,campaign=…,term=…,content=…,id=…")
    }

    /// All but the unreserved characters as escapes (RFC 3986, 2.3): nothing to mistake.
    private static func encoded(
        _ value: String, of name: String
    ) throws(MailingError) -> String {
        if MergeTag.isIn(value) { throw unusable("utm_\(name) cannot be a merge tag") }
        return value.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
    }

    /// The destination with the parameters that it lacks, before its fragment; every other byte
    /// stays. `nil` if it lacks none.
    package func added(to destination: Destination) -> Destination? {
        let parts = DestinationParts(destination)
        let present = parts.parameterNames
        let missing = Self.names.filter { !present.contains("utm_" + $0) }.compactMap { name in
            values[name].map { "utm_\(name)=\($0)" }
        }
        guard !missing.isEmpty else { return nil }
        return parts.adding(missing.joined(separator: "&"))
    }
}
