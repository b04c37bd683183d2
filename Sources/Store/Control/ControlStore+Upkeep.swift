import Model

/// Work on a whole data folder, asked for by a command and done by whoever holds the folder.
package enum UpkeepTask: Hashable, Sendable {
    /// Makes the report tables anew from the journal.
    case refold
    /// Removes what is older; totals stay.
    case prune(before: Instant)
    /// Removes what is known of a contact; totals stay.
    case erase(account: SubAccountID, reference: String)
    /// Appends the staged sales at this path to the journal, then removes the file.
    case importSales(path: String)

    var name: String {
        switch self {
        case .refold: "refold"
        case .prune: "prune"
        case .erase: "erase"
        case .importSales: "import-sales"
        }
    }

    var argument: String {
        switch self {
        case .refold: ""
        case .prune(let before): String(before.milliseconds)
        case .erase(let account, let reference): "\(account) \(reference)"
        case .importSales(let path): path
        }
    }

    init?(name: String, argument: String) {
        switch name {
        case "refold": self = .refold
        case "prune":
            guard let before = Int64(argument) else { return nil }
            self = .prune(before: Instant(milliseconds: before))
        case "erase":
            let parts = argument.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let account = SubAccountID(decimal: parts[0].utf8) else {
                return nil
            }
            self = .erase(account: account, reference: String(parts[1]))
        case "import-sales": self = .importSales(path: argument)
        default: return nil
        }
    }
}

/// How far a task is.
package struct UpkeepState: Hashable, Sendable {
    package let done: Int64
    package let total: Int64
    /// `nil` until it is over: then empty, or why it failed.
    package let outcome: String?
    /// What should be known of a task that was done; empty where there is nothing to say.
    package let remark: String
}

struct UpkeepRequest {
    let id: Int64
    let task: UpkeepTask
}

extension ControlStore {
    /// Asks for `task`; the number to follow it by.
    package func request(_ task: UpkeepTask, at now: Instant) throws(StoreError) -> Int64 {
        try connection.run(
            """
            INSERT INTO upkeep (task, argument, made_at, done, total) VALUES (?, ?, ?, 0, 0)
            """,
            task.name, task.argument, now)
        return connection.lastInsertedRow
    }

    package func upkeepState(_ id: Int64) throws(StoreError) -> UpkeepState? {
        try connection.first(
            "SELECT done, total, outcome, remark FROM upkeep WHERE id = ?", id
        ) { row in
            UpkeepState(
                done: row.integer(0), total: row.integer(1), outcome: row.optionalText(2),
                remark: row.text(3))
        }
    }

    /// The oldest task that is not over.
    func nextUpkeep() throws(StoreError) -> UpkeepRequest? {
        try connection.first(
            "SELECT id, task, argument FROM upkeep WHERE outcome IS NULL ORDER BY id LIMIT 1"
        ) { row throws(StoreError) in
            guard let task = UpkeepTask(name: row.text(1), argument: row.text(2)) else {
                throw .damaged(path: connection.path, detail: "upkeep \(row.integer(0))")
            }
            return UpkeepRequest(id: row.integer(0), task: task)
        }
    }

    func note(done: Int64, of total: Int64, upkeep id: Int64) throws(StoreError) {
        try connection.run(
            "UPDATE upkeep SET done = ?, total = ? WHERE id = ?", done, total, id)
    }

    /// Ends a task and forgets its argument, which may name a person.
    func end(upkeep id: Int64, outcome: String, remark: String = "") throws(StoreError) {
        try connection.run(
            "UPDATE upkeep SET outcome = ?, remark = ?, argument = '' WHERE id = ?", outcome,
            remark, id)
    }
}
