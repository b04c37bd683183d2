import Glibc

/// The folder that holds everything: where each file is.
///
/// ```
/// control.sqlite          sub-accounts, campaigns, links, contacts
/// journal/NNNNNN.sqlite   events in the order they came
/// report.sqlite           folded clicks, sales and set-aside hits; a link once refolded
/// report.N.sqlite         what the link leads to, or what a refold is making
/// backups/                control tables as they were before a new version changed them
/// keys/ring               signing keys, mode 0600
/// newsletters/            each campaign's newsletter as last rewritten, and drafts of a day
/// bots.txt                the operator's list of machines, if any
/// lock                    held by the one process that may write journal and report
/// ```
package struct DataFolder: Sendable, Hashable {
    package let path: String

    package init(path: String) { self.path = path }

    package var control: String { path + "/control.sqlite" }
    package var report: String { path + "/report.sqlite" }
    package var keyRing: String { path + "/keys/ring" }
    /// Read with the control tables: a changed list counts from the next change of these on.
    package var bots: String { path + "/bots.txt" }
    var journal: String { path + "/journal" }
    var backups: String { path + "/backups" }
    var newsletters: String { path + "/newsletters" }
    var lock: String { path + "/lock" }

    package var exists: Bool { access(control, F_OK) == 0 }

    /// Makes the folders that are missing, readable by their owner only.
    package func create() throws(StoreError) {
        var made = ""
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for part in parts {
            made += part + "/"
            if !part.isEmpty { try makeFolder(String(made.dropLast())) }
        }
        try makeFolder(journal)
        try makeFolder(path + "/keys")
    }

    func makeFolder(_ folder: String) throws(StoreError) {
        // A power cut must not take the folder with all that is synced in it.
        if mkdir(folder, 0o700) == 0 { return try PrivateFile.syncFolder(of: folder) }
        if errno == EEXIST { return }
        let reason = String(cString: strerror(errno))
        // On a read-only file system mkdir says so even for a folder that is there.
        var status = stat()
        if stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
        throw .file(doing: "create folder", path: folder, reason: reason)
    }
}
