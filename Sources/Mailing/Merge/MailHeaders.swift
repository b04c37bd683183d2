import LinkRewriting

/// What the sender says of the header fields of a message.
package struct MailHeaders: Sendable {
    package var from: Sender?
    /// May hold `{{column}}` tags.
    package var subject: String?
    /// A URL; may hold `{{column}}` tags.
    package var listUnsubscribe: String?

    package init(from: Sender? = nil, subject: String? = nil, listUnsubscribe: String? = nil) {
        self.from = from
        self.subject = subject
        self.listUnsubscribe = listUnsubscribe
    }

    /// `Name <address>`, or the address alone.
    package struct Sender: Equatable, Sendable {
        package let name: String
        package let address: MailAddress

        /// `nil` without an address, and where a line end or another control is in it.
        package init?(_ text: String) {
            guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
                return nil
            }
            let trimmed = text.trimmedBlanks
            let open = trimmed.hasSuffix(">") ? trimmed.lastIndex(of: "<") : nil
            let bare = open.map { trimmed[trimmed.index(after: $0)...].dropLast() }
            guard let address = MailAddress(Array((bare ?? trimmed[...]).utf8)) else { return nil }
            self.address = address
            let name = open.map { String(trimmed[..<$0]).trimmedBlanks } ?? ""
            let isQuoted = name.count >= 2 && name.hasPrefix("\"") && name.hasSuffix("\"")
            self.name = isQuoted ? String(name.dropFirst().dropLast()) : name
        }
    }
}
