import LinkRewriting
import Model

/// A mailing merged for made-up contacts into memory that is used again: what merging costs
/// without reading and writing.
package struct MergeSample {
    /// Tracked links of each mail.
    package let links: Int
    package private(set) var bytesPerMail = 0

    private let composer: MailComposer
    private let contacts: [FieldValues]

    /// A round takes at least this long, so that the clock's grain does not matter.
    private static let shortestRound: Duration = .milliseconds(200)
    private static let names = ["Ana", "Rocío", "Pablo & Co.", "", "Henry"]

    /// The contacts have a `contact_id` and a `name`.
    package init(_ mailing: Mailing) throws(MailingError) {
        let header = FieldValues(["contact_id", "name"])
        let columns = try ContactColumns(header: header, .init())
        let request = MergeRequest(form: .html, destination: .standardOutput, keepsTags: true)
        let compiled = try CompiledMailing(mailing, request, columns)
        composer = MailComposer(compiled, .html, columns, started: Instant(milliseconds: 0))
        contacts = Self.names.enumerated().map { FieldValues(["C-\($0)", $1]) }
        links = mailing.links.count { $0.number != nil }
        bytesPerMail = render(1).bytes
    }

    /// One round; contacts per second.
    package func round() -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        var bytes = 0
        repeat {
            bytes += render(1_000).bytes
            count += 1_000
        } while clock.now - start < Self.shortestRound
        // What is written is looked at, so that no optimiser leaves the writing out.
        precondition(bytes >= count)
        let parts = (clock.now - start).components
        return Double(count) / (Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
    }

    private func render(_ count: Int) -> (bytes: Int, last: UInt8) {
        var composer = composer
        var output: [UInt8] = []
        var bytes = 0
        var last: UInt8 = 0
        for index in 0..<count {
            output.removeAll(keepingCapacity: true)
            let number = ContactNumber(UInt64(1_000_000 + index))
            composer.append(contacts[index % contacts.count], number, to: &output)
            bytes += output.count
            last ^= output.last ?? 0
        }
        return (bytes, last)
    }
}
