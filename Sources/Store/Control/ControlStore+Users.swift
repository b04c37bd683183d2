import Model

extension ControlStore {
    /// Adds a user who sees these sub-accounts; throws ``StoreError/userExists(_:)``.
    package func addUser(
        _ name: String, role: Role, accounts: [SubAccountID] = [], at now: Instant
    ) throws(StoreError) -> User {
        try connection.transaction { () throws(StoreError) in
            guard try findUser(name) == nil else { throw .userExists(name) }
            try connection.run(
                "INSERT INTO user (name, role, theme, created_at) VALUES (?, ?, ?, ?)",
                name, role.rawValue, Theme.system.rawValue, now)
            let user = UserID(UInt64(clamping: connection.lastInsertedRow))
            for account in accounts { try grant(account, to: user) }
            return User(id: user, name: name, role: role)
        }
    }

    /// All users by name.
    package func users() throws(StoreError) -> [User] {
        try connection.all(Self.userColumns + " ORDER BY name", body: readUser)
    }

    /// The user of that name, in any case of letters, or ``StoreError/noSuchUser(_:)``.
    package func user(named name: String) throws(StoreError) -> User {
        guard let user = try findUser(name) else { throw .noSuchUser(name) }
        return user
    }

    /// The user of that number, if there is one.
    package func user(_ id: UserID) throws(StoreError) -> User? {
        try connection.first(Self.userColumns + " WHERE user.id = ?", id, body: readUser)
    }

    /// Removes a user with sessions, links and grants.
    ///
    /// Throws ``StoreError/lastSupport(_:)`` for the last one who could add others.
    package func remove(_ user: User) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            let others = try users().count { $0.role == .support && $0.id != user.id }
            guard user.role != .support || others > 0 else { throw .lastSupport(user.name) }
            try connection.run("DELETE FROM user WHERE id = ?", user.id)
        }
    }

    /// Keeps how a user wants to see the pages.
    package func setLook(
        of user: UserID, language: Language?, theme: Theme
    ) throws(StoreError) {
        try connection.run(
            "UPDATE user SET language = ?, theme = ? WHERE id = ?", language?.rawValue,
            theme.rawValue, user)
    }

    /// Lets a user see a sub-account; throws ``StoreError/noSuchAccount(_:)``.
    package func grant(_ account: SubAccountID, to user: UserID) throws(StoreError) {
        _ = try self.account(account)
        try connection.run(
            "INSERT OR IGNORE INTO account_grant (user, account) VALUES (?, ?)", user, account)
    }

    /// Takes a sub-account out of a user's sight; `false` if it was not in it.
    package func revoke(
        _ account: SubAccountID, from user: UserID
    ) throws(StoreError) -> Bool {
        try connection.run(
            "DELETE FROM account_grant WHERE user = ? AND account = ?", user, account)
        return connection.changes == 1
    }

    /// The sub-accounts a user was granted, by number.
    package func grants(of user: UserID) throws(StoreError) -> [SubAccountID] {
        try connection.all(
            "SELECT account FROM account_grant WHERE user = ? ORDER BY account", user
        ) { $0.identifier(0) }
    }

    /// Who was granted a sub-account, by name; support sees it anyway.
    package func users(of account: SubAccountID) throws(StoreError) -> [User] {
        try connection.all(
            Self.userColumns
                + " JOIN account_grant ON user = user.id WHERE account = ? ORDER BY name",
            account, body: readUser)
    }

    private func findUser(_ name: String) throws(StoreError) -> User? {
        try connection.first(Self.userColumns + " WHERE name = ?", name, body: readUser)
    }

    static let userColumns = """
        SELECT user.id, name, role, language, theme, signed_in_at FROM user
        """

    func readUser(_ row: Row) throws(StoreError) -> User {
        guard let role = Role(rawValue: row.text(2)), let theme = Theme(rawValue: row.text(4))
        else {
            throw .damaged(path: connection.path, detail: "user \(row.integer(0))")
        }
        return User(
            id: row.identifier(0), name: row.text(1), role: role,
            language: row.optionalText(3).flatMap(Language.init), theme: theme,
            signedInAt: row.optionalInteger(5).map { Instant(milliseconds: $0) })
    }
}
