import Model

/// What can go wrong with the data folder and its databases.
///
/// Statement arguments never appear in a description: they are people.
package enum StoreError: Error, Sendable, CustomStringConvertible {
    /// SQLite refused: extended result code, its message, and what was being done.
    case sqlite(code: Int32, message: String, doing: String)
    /// A file operation failed: what, on which path, with which `errno` text.
    case file(doing: String, path: String, reason: String)
    /// Another process holds the data folder.
    case inUse(path: String, holder: String)
    /// The database was written by a newer version of SaleTrail.
    case newerSchema(path: String, found: Int64, known: Int64)
    /// A stored value cannot be read back.
    case damaged(path: String, detail: String)
    /// A task that another process did failed; what it said, with its hint.
    case upkeep(String)
    /// A backup that is not one, or is not whole.
    case badBackup(path: String, reason: String)
    /// Something is there already that would be replaced.
    case wouldReplace(path: String)
    case noSuchAccount(String)
    case accountExists(String)
    case noSuchCampaign(String)
    /// Numbers that are not among a newsletter's tracked links, the highest of which follows.
    case noSuchLinks([LinkNumber], highest: LinkNumber?)
    case noSuchUser(String)
    case userExists(String)
    /// Nobody else could let people in any more.
    case lastSupport(String)

    package var description: String {
        switch self {
        case .sqlite(_, let message, let doing): "\(doing): \(message)"
        case .file(let doing, let path, let reason): "cannot \(doing) \(path): \(reason)"
        case .inUse(let path, let holder): "the data folder \(path) is in use by \(holder)"
        case .newerSchema(let path, let found, let known):
            "\(path) has schema \(found), this program knows up to \(known)"
        case .damaged(let path, let detail): "\(path) is damaged: \(detail)"
        case .upkeep(let outcome): outcome
        case .badBackup(let path, let reason): "\(path) is no whole backup: \(reason)"
        case .wouldReplace(let path): "\(path) exists already"
        case .noSuchAccount(let id): "there is no sub-account \(id)"
        case .accountExists(let id): "sub-account \(id) exists already"
        case .noSuchCampaign(let key): "there is no campaign \(key)"
        case .noSuchLinks(let numbers, _):
            "the newsletter has no tracked link "
                + numbers.map(\.description).joined(separator: ", ")
        case .noSuchUser(let name): "there is no user \(name)"
        case .userExists(let name): "there is a user \(name) already"
        case .lastSupport(let name): "\(name) is the last user with the role support"
        }
    }

    /// The way out, for a person.
    package var hint: String {
        switch self {
        case .sqlite(let code, _, _): Self.hint(forCode: code)
        case .file: "check that the folder exists and that you may write there, or give --data DIR"
        case .inUse: "wait until it ends, stop it, or give another --data DIR"
        case .newerSchema: "use the version of saletrail that wrote it, or a newer one"
        case .damaged: "restore the file from your backup"
        case .upkeep: "put that right, then give the command again"
        case .badBackup: "give the folder that saletrail db backup made"
        case .wouldReplace: "give another name, or --yes to replace it"
        case .noSuchAccount: "saletrail account list"
        case .accountExists: "saletrail account show, or choose another empId"
        case .noSuchLinks(_, let highest?):
            "choose from the numbers in the link table, 1 to \(highest)"
        case .noSuchLinks(_, nil): "leave --sale-links out: no link of it can be tracked"
        case .noSuchUser: "saletrail user list"
        case .userExists: "choose another name, or remove that user first"
        case .lastSupport: "add another support user first"
        case .noSuchCampaign: "saletrail rewrite … --campaign KEY makes one; check the spelling"
        }
    }

    /// A file is not what SQLite wrote (sqlite.org/rescode.html#corrupt, #notadb).
    var isDamage: Bool {
        guard case .sqlite(let code, _, _) = self else { return false }
        return [11, 26].contains(code & 0xFF)
    }

    /// A transaction was cut off, and this connection may not write to roll it back
    /// (sqlite.org/rescode.html#readonly_rollback).
    var needsRollback: Bool {
        guard case .sqlite(let code, _, _) = self else { return false }
        return code == 776
    }

    /// Primary result codes are the low byte (sqlite.org/rescode.html).
    private static func hint(forCode code: Int32) -> String {
        switch code & 0xFF {
        case 5, 6: "another process is writing: try again in a moment"
        case 8: "the data folder is read-only: check its permissions and mount"
        case 10: "the disk reported an error: check it and the system log"
        case 11, 26: "the database file is damaged: restore it from your backup"
        case 13: "the disk is full: make room and try again"
        case 14: "check that the data folder exists and that you may write there"
        default: "check the data folder, or report this with the message above"
        }
    }
}
