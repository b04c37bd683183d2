import Model
import Signing

/// A sub-account's token for the API, as it is listed: never the token itself.
package struct APIToken: Hashable, Sendable {
    package let id: Int64
    package let account: SubAccountID
    package let name: String
    package let createdAt: Instant
    package let revokedAt: Instant?
}

extension ControlStore {
    /// Makes a token and returns it: it is kept nowhere, only its SHA-256 is.
    ///
    /// Throws ``StoreError/noSuchAccount(_:)``.
    package func addToken(
        _ name: String, account: SubAccountID, at now: Instant
    ) throws(StoreError) -> String {
        _ = try self.account(account)
        let token =
            TokenText.prefix
            + String(decoding: Base32.encode(SystemRandom.bytes(32)), as: UTF8.self)
        try connection.run(
            "INSERT INTO api_token (account, name, hash, created_at) VALUES (?, ?, ?, ?)",
            account, name, TokenText.hash(token), now)
        return token
    }

    /// The sub-account's tokens, oldest first, revoked ones too.
    package func tokens(of account: SubAccountID) throws(StoreError) -> [APIToken] {
        try connection.all(
            """
            SELECT id, account, name, created_at, revoked_at FROM api_token
            WHERE account = ? ORDER BY id
            """, account
        ) { row in
            APIToken(
                id: row.integer(0), account: row.identifier(1), name: row.text(2),
                createdAt: row.instant(3),
                revokedAt: row.optionalInteger(4).map { Instant(milliseconds: $0) })
        }
    }

    /// Makes a token worthless from now on; `false` if the sub-account has no such live token.
    package func revokeToken(
        _ id: Int64, account: SubAccountID, at now: Instant
    ) throws(StoreError) -> Bool {
        try connection.run(
            """
            UPDATE api_token SET revoked_at = ?
            WHERE id = ? AND account = ? AND revoked_at IS NULL
            """, now, id, account)
        return connection.changes == 1
    }

    /// Whom each live token speaks for, by the token's SHA-256.
    func liveTokens() throws(StoreError) -> [[UInt8]: SubAccountID] {
        let all = try connection.all(
            "SELECT hash, account FROM api_token WHERE revoked_at IS NULL"
        ) { row in (row.blob(0), SubAccountID(UInt64(clamping: row.integer(1)))) }
        return Dictionary(uniqueKeysWithValues: all)
    }
}

/// How a token looks, and what is kept of it.
package enum TokenText {
    /// So that a leaked token is recognised for what it is.
    package static let prefix = "stk_"

    /// What is stored and looked up: a found hash is of no use to who finds it.
    package static func hash(_ token: String) -> [UInt8] { SHA256.digest(Array(token.utf8)) }
}
