import LinkRewriting
import Model

/// The header fields of each contact's message, what can be said for all prepared.
struct MessageHead: Sendable {
    private let from: [UInt8]
    private let subject: MergeTemplate
    private let listUnsubscribe: MergeTemplate?
    /// From `Date` to `MIME-Version`, as far as it is the same for everybody.
    private let common: [UInt8]
    private let identifierEnd: [UInt8]
    /// `From <sender> <date>`: a mailbox's separator (RFC 4155, appendix A).
    let separator: [UInt8]

    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    /// Octets of a line that should not be exceeded (RFC 5322, 2.1.1).
    private static let longestLine = 78

    /// `host` is what message ids end with; `started` dates all of them, so that a mail that is
    /// written again after an interruption is the same to the byte.
    init(
        _ sender: MailHeaders.Sender, subject: MergeTemplate, listUnsubscribe: MergeTemplate?,
        charset: String, host: String, started: Instant
    ) {
        let seconds = started.milliseconds / 1000
        let date = MessageDate.text(started)
        var from = Array("From: ".utf8)
        if !sender.name.isEmpty {
            from += EncodedWord.phrase(sender.name, column: from.count) + [0x20]
        }
        from += (sender.name.isEmpty ? sender.address.text : "<\(sender.address.text)>").utf8
        self.from = Self.foldedBeforeAddress(from) + Self.lineEnd
        self.subject = subject
        self.listUnsubscribe = listUnsubscribe
        common = Array(
            """
            Date: \(date)\r
            MIME-Version: 1.0\r
            Content-Type: text/html; charset=\(charset)\r
            Content-Transfer-Encoding: quoted-printable\r

            """.utf8)
        identifierEnd = Array((".\(String(seconds, radix: 36))@\(host)>\r\n").utf8)
        separator = Self.separator(sender.address, date)
    }

    /// Appends the fields and the empty line behind them.
    func append(
        to address: ArraySlice<UInt8>, stamp: [UInt8], values: FieldValues,
        into output: inout [UInt8]
    ) {
        output += from
        output += "To: ".utf8
        output += address
        output += "\r\nSubject: ".utf8
        var line: [UInt8] = []
        subject.append(stamp: stamp, values: values, to: &line)
        let name = "Subject: ".utf8.count
        output += EncodedWord.text(String(decoding: line, as: UTF8.self), column: name)
        output += "\r\nMessage-ID: <".utf8
        output += stamp
        output += identifierEnd
        appendListUnsubscribe(stamp, values, into: &output)
        output += common
        output += Self.lineEnd
    }

    private func appendListUnsubscribe(
        _ stamp: [UInt8], _ values: FieldValues, into output: inout [UInt8]
    ) {
        guard let listUnsubscribe else { return }
        output += "List-Unsubscribe:".utf8
        let start = output.count
        output += " <".utf8
        listUnsubscribe.append(stamp: stamp, values: values, to: &output)
        output += ">\r\n".utf8
        let isLong = output.count - start + "List-Unsubscribe:".utf8.count > Self.longestLine
        if isLong { output.insert(contentsOf: Self.lineEnd, at: start) }
    }

    /// A long name leaves no room for the address in its last line.
    private static func foldedBeforeAddress(_ field: [UInt8]) -> [UInt8] {
        let last = field.lastIndex(of: 0x0A).map { field[($0 + 1)...] } ?? field[...]
        guard last.count > longestLine, let blank = last.lastIndex(of: 0x20) else { return field }
        return field[..<blank] + lineEnd + field[blank...]
    }

    /// The date as asctime writes it, in UTC: "Sat Nov 21 23:52:58 2026".
    private static func separator(_ sender: MailAddress, _ date: String) -> [UInt8] {
        let parts = date.split { $0 == " " || $0 == "," }
        let day = parts[1].hasPrefix("0") ? " " + parts[1].dropFirst() : String(parts[1])
        let time = "\(parts[0]) \(parts[2]) \(day) \(parts[4]) \(parts[3])"
        return Array("From \(sender.text) \(time)\n".utf8)
    }
}
