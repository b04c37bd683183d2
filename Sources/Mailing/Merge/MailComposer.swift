import LinkRewriting
import Model
import Signing

/// Writes the mails of one merge, one contact after the other, into memory that is used again.
struct MailComposer {
    private let form: MailForm
    private let columns: ContactColumns
    private let body: MergeTemplate
    private let subject: MergeTemplate?
    private let head: MessageHead?
    private var stamper: LinkStamper
    private var text: [UInt8] = []
    private var message: [UInt8] = []

    init(
        _ compiled: CompiledMailing, _ form: MailForm, _ columns: ContactColumns,
        started: Instant
    ) {
        self.form = form
        self.columns = columns
        body = form == .jsonl ? compiled.template.jsonEscaped : compiled.template
        subject = compiled.subject
        head = form.isMessage ? compiled.head(at: started) : nil
        stamper = compiled.stamper
    }

    /// Appends the mail of one contact: one signature, the rest is copied.
    mutating func append(
        _ values: FieldValues, _ number: ContactNumber, to output: inout [UInt8]
    ) {
        stamper.write(number)
        switch form {
        case .html: body.append(stamp: stamper.text, values: values, to: &output)
        case .jsonl: appendObject(values, to: &output)
        case .eml: appendMessage(values, to: &output)
        case .mbox:
            // Swapped out and back, so that the memory is used again.
            var message: [UInt8] = []
            swap(&message, &self.message)
            message.removeAll(keepingCapacity: true)
            appendMessage(values, to: &message)
            output += head?.separator ?? []
            Mailbox.append(message, to: &output)
            swap(&message, &self.message)
        }
    }

    /// The columns whose order is that of the keys (RFC 8259 has none).
    private mutating func appendObject(_ values: FieldValues, to output: inout [UInt8]) {
        output += #"{"contact":""#.utf8
        JSONText.append(values[columns.contact].trimmedBlanks, to: &output)
        if let email = columns.email {
            output += #"","email":""#.utf8
            JSONText.append(values[email].trimmedBlanks, to: &output)
        }
        if let subject {
            output += #"","subject":""#.utf8
            text.removeAll(keepingCapacity: true)
            subject.append(stamp: stamper.text, values: values, to: &text)
            JSONText.append(text[...], to: &output)
        }
        output += #"","html":""#.utf8
        body.append(stamp: stamper.text, values: values, to: &output)
        output += "\"}\n".utf8
    }

    private mutating func appendMessage(_ values: FieldValues, to output: inout [UInt8]) {
        guard let email = columns.email, let head else {
            preconditionFailure("messages are only made for lists with addresses")
        }
        head.append(
            to: values[email].trimmedBlanks, stamp: stamper.text, values: values, into: &output)
        text.removeAll(keepingCapacity: true)
        body.append(stamp: stamper.text, values: values, to: &text)
        QuotedPrintable.encode(text, into: &output)
        // A last line without its end would be joined to what a server adds.
        if !output.hasSuffix([0x0D, 0x0A]) { output += [0x0D, 0x0A] }
    }
}

/// Messages in a mailbox file.
enum Mailbox {
    /// Appends a message with LF for CRLF, an empty line behind it (RFC 4155, appendix A), and
    /// one more `>` before each line that is `From ` after any number of them (mboxrd).
    static func append(_ message: [UInt8], to output: inout [UInt8]) {
        var start = 0
        while start < message.count {
            let end = message[start...].firstIndex(of: 0x0A) ?? message.count - 1
            if isSeparator(message[start...end]) { output.append(UInt8(ascii: ">")) }
            let hasReturn = end > start && message[end] == 0x0A && message[end - 1] == 0x0D
            output.append(contentsOf: message[start..<(hasReturn ? end - 1 : end)])
            output.append(0x0A)
            start = end + 1
        }
        output.append(0x0A)
    }

    private static func isSeparator(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: ">") || line.first == UInt8(ascii: "F") else {
            return false
        }
        return line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
