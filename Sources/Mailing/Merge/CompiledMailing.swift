import LinkRewriting
import Model
import Signing

/// A mailing cut for merging with the columns of one contact list.
package struct CompiledMailing: Sendable {
    let campaign: Campaign
    let template: MergeTemplate
    let subject: MergeTemplate?
    let stamper: LinkStamper
    /// What the sender should know.
    package let warnings: [String]

    private let headers: MailHeaders
    private let listUnsubscribe: MergeTemplate?
    private let isUTF8: Bool
    private let host: String

    /// Throws ``MailingError/unknownTag(_:near:)`` for a tag of subject or `List-Unsubscribe` that
    /// names no column, unless such are kept.
    package init(
        _ mailing: Mailing, _ request: MergeRequest, _ columns: ContactColumns
    ) throws(MailingError) {
        let compiled = try mailing.compiled(columns.names)
        guard compiled.isUTF8 || request.form != .jsonl else {
            throw .option("JSON is UTF-8, and the newsletter is not", hint: "save it as UTF-8")
        }
        campaign = mailing.campaign
        template = compiled.template
        isUTF8 = compiled.isUTF8
        stamper = mailing.stamper
        host = URLHost.host(of: mailing.base) ?? "localhost"
        headers = request.headers
        warnings = compiled.warnings.map(\.description)
        subject = try headers.subject.map { text throws(MailingError) in
            try Self.line(text, columns.names, keepsTags: request.keepsTags, isAddress: false)
        }
        listUnsubscribe = try headers.listUnsubscribe.map { text throws(MailingError) in
            try Self.line(text, columns.names, keepsTags: request.keepsTags, isAddress: true)
        }
    }

    /// Throws ``MailingError/unknownTag(_:near:)`` for the first `{{…}}` of a newsletter that
    /// names no column.
    package static func check(_ html: [UInt8], _ columns: ColumnNames) throws(MailingError) {
        if let tag = Newsletter.tagsWithoutColumn(in: html, columns).first {
            throw .unknownTag(tag, columns)
        }
    }

    private static func line(
        _ text: String, _ columns: ColumnNames, keepsTags: Bool, isAddress: Bool
    ) throws(MailingError) -> MergeTemplate {
        let (template, unknown) = MergeTemplate.line(text, columns, isAddress: isAddress)
        if let tag = unknown.first, !keepsTags { throw .unknownTag(tag, columns) }
        return template
    }

    func head(at started: Instant) -> MessageHead? {
        guard let sender = headers.from, let subject else { return nil }
        return MessageHead(
            sender, subject: subject, listUnsubscribe: listUnsubscribe,
            charset: isUTF8 ? "utf-8" : "windows-1252", host: host, started: started)
    }

    /// Tells two merges apart that would write different mails: the SHA-256 of what would be
    /// written for two made-up contacts, one with nothing in its columns.
    func digest(_ form: MailForm, _ columns: ContactColumns) -> [UInt8] {
        var composer = MailComposer(self, form, columns, started: Instant(milliseconds: 0))
        var mails = Array("\(form) \(columns.contact)".utf8)
        let named = FieldValues(columns.names.names.map { "a column named \($0)" })
        for values in [named, FieldValues()] {
            composer.append(values, ContactNumber(1), to: &mails)
        }
        return SHA256.digest(mails)
    }
}
