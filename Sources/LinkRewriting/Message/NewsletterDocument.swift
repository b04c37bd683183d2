/// A newsletter of any form that can be rewritten.
package struct NewsletterDocument: Sendable {
    /// The form; the raw value is what machines read.
    package enum Kind: String, Sendable {
        case html, text, message

        /// For a person.
        package var name: String {
            switch self {
            case .html: "HTML"
            case .text: "plain text"
            case .message: "a mail message"
            }
        }
    }

    private enum Content: Sendable {
        case html(Newsletter)
        case text(PlainTextNewsletter)
        case message(MailMessage)
    }

    package let kind: Kind
    private let content: Content

    /// Reads `bytes`; `name` is the file's name, whose ending helps to tell the form.
    /// `rewritesText` says whether the plain text part of a message is rewritten too. Throws
    /// `RewritingError` for what is no newsletter, each with a hint.
    package init(
        _ bytes: [UInt8], name: String = "", rules: RewritingRules, rewritesText: Bool = false
    ) throws(RewritingError) {
        kind = try DocumentForm(bytes, name: name).kind()
        switch kind {
        case .html: content = .html(try Newsletter(html: bytes, rules: rules))
        case .text: content = .text(try PlainTextNewsletter(text: bytes, rules: rules))
        case .message:
            content = .message(try MailMessage(bytes, rules: rules, rewritesText: rewritesText))
        }
    }

    /// Every link in order, the kept ones too.
    package var links: [FoundLink] {
        switch content {
        case .html(let newsletter): newsletter.links
        case .text(let newsletter): newsletter.links
        case .message(let message): message.links
        }
    }

    package var warnings: [RewritingWarning] {
        switch content {
        case .html(let newsletter): newsletter.warnings
        case .text(let newsletter): newsletter.warnings
        case .message(let message): message.warnings
        }
    }

    /// The newsletter itself, if it is HTML: only that can be compiled.
    package var html: Newsletter? {
        if case .html(let newsletter) = content { newsletter } else { nil }
    }

    /// The newsletter with each tracked link replaced, everything else byte for byte. A link stays
    /// as it is for `nil`, and where `FoundLink.canHold` is false.
    package func rewritten(_ replacement: (FoundLink) -> TransitionValue?) -> [UInt8] {
        switch content {
        case .html(let newsletter): newsletter.rewritten(replacement)
        case .text(let newsletter): newsletter.rewritten(replacement)
        case .message(let message): message.rewritten(replacement)
        }
    }
}
