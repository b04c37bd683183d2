import Model

/// How far a merge has come: kept beside its output, so that the next run goes on from there.
///
/// What it says is on the disk before it says so; what was written after it is written again,
/// the same to the byte.
struct MergeState: Equatable {
    /// What is merged: newsletter, links, header fields, key, form.
    let mailing: String
    /// The contact list.
    let contacts: String
    /// Dates the mails.
    let started: Instant
    /// Records of the list that are done, the repeated ones too.
    var records = 0
    var mails = 0
    /// The length of the output file up to there; 0 in a folder.
    var bytes = 0
    var isComplete = false

    private static let title = "saletrail merge 1"

    init(mailing: [UInt8], contacts: [UInt8], started: Instant) {
        self.mailing = Self.hexadecimal(mailing)
        self.contacts = Self.hexadecimal(contacts)
        self.started = started
    }

    var text: String {
        """
        \(Self.title)
        mailing \(mailing)
        contacts \(contacts)
        started \(started.milliseconds)
        records \(records)
        mails \(mails)
        bytes \(bytes)
        complete \(isComplete ? 1 : 0)

        """
    }

    /// `nil` for anything but a whole text.
    init?(_ text: String) {
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count == 8, lines[0] == Self.title else { return nil }
        let names = [
            "mailing", "contacts", "started", "records", "mails", "bytes", "complete",
        ]
        let values = zip(lines.dropFirst(), names).compactMap { line, name in
            line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : nil
        }
        let numbers = values.dropFirst(2).compactMap { Int($0) }
        guard values.count == 7, numbers.count == 5 else { return nil }
        (mailing, contacts) = (values[0], values[1])
        started = Instant(milliseconds: Int64(numbers[0]))
        (records, mails, bytes) = (numbers[1], numbers[2], numbers[3])
        isComplete = numbers[4] == 1
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
