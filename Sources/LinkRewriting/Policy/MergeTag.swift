/// Merge tags: the placeholders that mail platforms fill in.
package enum MergeTag {
    /// The merge tags of a destination.
    struct Findings: Equatable {
        var ranges: [Range<Int>] = []
        /// A tag steers what follows (`{% if %}`, `*|IF:X|*`): it cannot travel alone.
        var hasLogic = false
        /// Something opens a tag that does not end inside the value.
        var hasUnfinishedTag = false
    }

    /// Whether `text` as a whole is one merge tag with a value, in the way of any platform.
    package static func isTag(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let tag = MergeTagReader(bytes, .all).tag(at: 0) else { return isHyphenTag(bytes) }
        return tag.end == bytes.count && !tag.isLogic
    }

    /// Whether a merge tag of any platform stands anywhere in `text`.
    package static func isIn(_ text: String) -> Bool {
        let found = find(in: Array(text.utf8))
        return !found.ranges.isEmpty || found.hasUnfinishedTag
    }

    /// Whether `tag` is a merge tag that gives an e-mail address, judged by its name: such a tag
    /// must not name the contact in a link. A hash or a number of an address is none.
    package static func looksLikeEmailTag(_ tag: String) -> Bool {
        guard isTag(tag) else { return false }
        let name = tag.lowercased()
        let words = Set(name.utf8.split { !$0.isASCIIAlphanumeric }.map { String(Substring($0)) })
        let harmless: Set<String> = ["hash", "md5", "sha1", "sha256", "id", "domain", "hashed"]
        guard words.isDisjoint(with: harmless) else { return false }
        return name.contains("email") || name.contains("e-mail") || name.contains("correo")
            || words.contains("mail")
    }

    static func find(
        in bytes: [UInt8], _ syntaxes: TagSyntaxes = .unambiguous
    ) -> Findings {
        let openings = syntaxes.openings
        var findings = Findings()
        // Most links hold no tag: one look at each byte tells.
        guard var at = bytes.firstIndex(where: { TagSyntaxes.holds(openings, $0) }) else {
            return findings
        }
        let reader = MergeTagReader(bytes, syntaxes)
        while at < bytes.count {
            if !TagSyntaxes.holds(openings, bytes[at]) {
                at += 1
            } else if let tag = reader.tag(at: at) {
                findings.ranges.append(at..<tag.end)
                findings.hasLogic = findings.hasLogic || tag.isLogic
                at = tag.end
            } else if reader.hasOpening(at: at) {
                // Such a link is kept whatever follows; reading on could take long.
                findings.hasUnfinishedTag = true
                return findings
            } else {
                at += 1
            }
        }
        return findings
    }

    /// Whether the value begins with a tag, be it one that an inner quote has cut off.
    static func startsWithTag(
        _ bytes: [UInt8], _ syntaxes: TagSyntaxes = .unambiguous
    ) -> Bool {
        let reader = MergeTagReader(bytes, syntaxes)
        return reader.tag(at: 0) != nil || reader.hasOpening(at: 0) || isHyphenTag(bytes)
    }

    /// Whether something in a host opens a tag, finished or not. No host holds a `$` (URL
    /// standard 3.1 lets it pass, the DNS does not): Dotdigital writes `http://$UNSUB$/`.
    static func hasOpening(
        in host: ArraySlice<UInt8>, _ syntaxes: TagSyntaxes = .unambiguous
    ) -> Bool {
        let part = Array(host)
        let reader = MergeTagReader(part, syntaxes)
        return part.indices.contains { part[$0] == UInt8(ascii: "$") || reader.hasOpening(at: $0) }
    }

    /// SendGrid's old `-name-`: recognised only as the whole value, because hyphens are common.
    private static func isHyphenTag(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2, bytes.first == Byte.hyphen, bytes.last == Byte.hyphen else {
            return false
        }
        return bytes.dropFirst().dropLast().allSatisfy {
            $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }
    }
}
