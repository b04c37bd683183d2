import LinkRewriting
import Model

/// A rewritten newsletter with what each of its links brought written over it.
package struct SalesMap {
    /// What stands over one link.
    package struct Label: Sendable {
        let text: String
        let fate: LinkFate

        /// `text` as a person reads it; the colour says what the link brought.
        package init(_ text: String, clicks: Int64, sales: Int64) {
            self.text = text
            fate = sales > 0 ? .sales : clicks > 0 ? .clicks : .kept
        }
    }

    /// To be shown in a frame that runs and sends nothing.
    package let html: String

    /// `labels` by the links' numbers in the campaign. Throws ``MailingError/newsletter(_:)``.
    package init(_ newsletter: [UInt8], labels: [LinkNumber: Label]) throws(MailingError) {
        do throws(RewritingError) {
            let read = try Newsletter(html: newsletter, rules: RewritingRules())
            html =
                MarkedNewsletter(read) { found in
                    let label = TransitionLink.number(in: found.url).flatMap { labels[$0] }
                    return label.map { ($0.fate, $0.text) }
                }.html
        } catch {
            throw .newsletter(error)
        }
    }
}

extension TransitionLink {
    /// The number of a transition link: what follows `/c/<stamp>/`, up to its query.
    static func number(in url: String) -> LinkNumber? {
        let parts = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").suffix(3)
        guard parts.count == 3, parts.first == "c", let number = parts.last else { return nil }
        return LinkNumber(decimal: number.utf8)
    }
}
