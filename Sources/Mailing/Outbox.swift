import Glibc
import Model
import Store

/// A folder with one newsletter per contact, `<contact id>.html`.
package struct Outbox: Sendable {
    private let folder: String

    /// Contacts whose numbers are made in one transaction.
    private static let batch = 1000
    /// What names begin with that are not the id itself.
    private static let made = "contact-"

    /// Makes the folder if it is missing.
    package init(_ folder: String) throws(MailingError) {
        self.folder = folder
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
            throw .output(path: folder, reason: String(cString: strerror(errno)))
        }
    }

    /// Writes the newsletter of each contact; `progress` hears after each how many are done.
    ///
    /// A file is complete or not there; after an interruption running it again writes the same
    /// files with the same links.
    package func write(
        _ mailing: Mailing, for contacts: ContactList, control: ControlStore,
        progress: (Int) -> Void
    ) throws(MailingError) {
        let compiled = try mailing.compiled()
        var done = 0
        var output: [UInt8] = []
        while done < contacts.references.count {
            let references = Array(contacts.references[done...].prefix(Self.batch))
            let numbers = try MailingError.storing { () throws(StoreError) in
                try control.enlist(
                    references, account: mailing.campaign.account, campaign: mailing.campaign.id)
            }
            for (reference, number) in zip(references, numbers) {
                output.removeAll(keepingCapacity: true)
                mailing.render(compiled, for: number, into: &output)
                try write(output, as: fileName(reference, number))
                done += 1
                progress(done)
            }
        }
    }

    /// The id itself where it is safe as a file name, else made safe, with the contact's number
    /// so that no two meet.
    private func fileName(_ reference: String, _ number: ContactNumber) -> String {
        let safe = reference.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: byte
            default: UInt8(ascii: "_")
            }
        }
        let name = String(decoding: safe, as: UTF8.self)
        let reserved = [".", "-", Self.made]
        let isPlain = name == reference && !reserved.contains(where: name.hasPrefix)
        return isPlain ? name + ".html" : "\(Self.made)\(number)-\(name).html"
    }

    private func write(_ bytes: [UInt8], as name: String) throws(MailingError) {
        let path = folder + "/" + name
        let draft = path + ".part"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure(path) }
        let count = Glibc.write(file, bytes, bytes.count)
        // A regular file takes less than it is given only when there is no more room.
        if count >= 0 && count < bytes.count { errno = ENOSPC }
        let error = count == bytes.count ? nil : failure(path)
        close(file)
        if error == nil && rename(draft, path) == 0 { return }
        defer { unlink(draft) }
        throw error ?? failure(path)
    }

    private func failure(_ path: String) -> MailingError {
        .output(path: path, reason: String(cString: strerror(errno)))
    }
}
