import Glibc
import Model
import Signing

/// The newsletters that the dashboard shows: each campaign's as last rewritten, and drafts whose
/// links somebody is still choosing.
package struct NewsletterShelf: Sendable {
    /// A rewritten newsletter.
    package struct Kept: Hashable, Sendable {
        /// As it was handed out.
        package let bytes: [UInt8]
        /// What it is, as it was said when it was kept.
        package let kind: String
    }

    private let folder: DataFolder

    package init(_ folder: DataFolder) { self.folder = folder }

    /// Keeps a rewritten newsletter in place of the campaign's last; `kind` is a word of
    /// lower-case letters.
    package func keep(
        _ bytes: [UInt8], of campaign: CampaignID, kind: String
    ) throws(StoreError) {
        precondition(kind.utf8.allSatisfy { (0x61...0x7A).contains($0) })
        try folder.makeFolder(folder.newsletters)
        try PrivateFile.replace(path(campaign) + "." + kind, bytes)
        for other in try names(folder.newsletters) where other.hasPrefix("\(campaign).") {
            if other != "\(campaign).\(kind)" { unlink(folder.newsletters + "/" + other) }
        }
    }

    /// The campaign's newsletter as last rewritten; `nil` where none was kept.
    package func kept(_ campaign: CampaignID) throws(StoreError) -> Kept? {
        let name = try names(folder.newsletters).first {
            $0.hasPrefix("\(campaign).") && !$0.contains(".new-")
        }
        guard let name, let bytes = try PrivateFile.read(folder.newsletters + "/" + name) else {
            return nil
        }
        return Kept(bytes: bytes, kind: String(name.drop { $0 != "." }.dropFirst()))
    }

    private func path(_ campaign: CampaignID) -> String {
        folder.newsletters + "/" + campaign.description
    }
}

// MARK: Drafts

extension NewsletterShelf {
    /// How many drafts a sub-account may have; the oldest make way.
    private static let draftLimit = 20
    /// A day, in nanoseconds.
    private static let draftLife = 86_400 * 1_000_000_000

    /// Keeps a newsletter for a day; what it gives names it, and nobody can guess that.
    package func addDraft(
        _ bytes: [UInt8], of account: SubAccountID
    ) throws(StoreError) -> String {
        try folder.makeFolder(folder.newsletters)
        let drafts = drafts(of: account)
        try folder.makeFolder(drafts)
        try clear(drafts)
        let name = String(decoding: Base32.encode(SystemRandom.bytes(16)), as: UTF8.self)
        _ = try PrivateFile.create(drafts + "/" + name, bytes)
        return name
    }

    /// A draft of this sub-account; `nil` where it is none or no longer there.
    package func draft(_ name: String, of account: SubAccountID) throws(StoreError) -> [UInt8]? {
        guard Base32.decode(name.utf8)?.count == 16 else { return nil }
        return try PrivateFile.read(drafts(of: account) + "/" + name.lowercased())
    }

    private func drafts(of account: SubAccountID) -> String {
        folder.newsletters + "/drafts-\(account)"
    }

    private func clear(_ drafts: String) throws(StoreError) {
        let files = try names(drafts).map { name in
            var status = stat()
            stat(drafts + "/" + name, &status)
            return (path: drafts + "/" + name, time: status.st_mtim.nanoseconds)
        }
        let oldest = time(nil) * 1_000_000_000 - Self.draftLife
        let newest = files.sorted { $0.time > $1.time }
        for (index, file) in newest.enumerated() {
            if index >= Self.draftLimit - 1 || file.time < oldest { unlink(file.path) }
        }
    }

    /// Of the files in a folder; none where there is no such folder.
    private func names(_ folder: String) throws(StoreError) -> [String] {
        guard let open = opendir(folder) else {
            if errno == ENOENT { return [] }
            let reason = String(cString: strerror(errno))
            throw .file(doing: "read folder", path: folder, reason: reason)
        }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}

extension timespec {
    fileprivate var nanoseconds: Int { tv_sec * 1_000_000_000 + tv_nsec }
}
