import Model
import Signing

/// How long what lets somebody in is good.
package enum SessionLimits {
    /// Of a link that a person asked for.
    package static let link: Duration = .seconds(15 * 60)
    /// Of the link that the first start prints.
    package static let firstLink: Duration = .seconds(24 * 3600)
    /// Of a session that nobody uses.
    package static let idle: Duration = .seconds(12 * 3600)
    /// Of any session.
    package static let age: Duration = .seconds(30 * 86_400)
    /// How exactly the last use is known: each note of it makes the service read the tables anew.
    static let grain: Duration = .seconds(600)
}

/// A secret that its holder shows: 256 bits, of which only the hash is kept.
private enum Secret {
    static func made() -> String {
        String(decoding: Base32.encode(SystemRandom.bytes(32)), as: UTF8.self)
    }

    static func hash(_ secret: String) -> [UInt8] { SHA256.digest(Array(secret.utf8)) }
}

extension ControlStore {
    /// Makes the secret of a link that lets the user in once, until `life` has passed; earlier
    /// links of the user are worthless from then on.
    package func makeLink(
        for user: UserID, life: Duration = SessionLimits.link, at now: Instant
    ) throws(StoreError) -> String {
        let secret = Secret.made()
        try connection.transaction { () throws(StoreError) in
            try connection.run(
                "DELETE FROM sign_in_link WHERE user = ? OR expires_at <= ?", user, now)
            try connection.run(
                "INSERT INTO sign_in_link (hash, user, expires_at) VALUES (?, ?, ?)",
                Secret.hash(secret), user, now.advanced(by: life))
        }
        return secret
    }

    /// Whom a link would let in; it stays good.
    package func user(ofLink secret: String, at now: Instant) throws(StoreError) -> User? {
        try connection.first(
            Self.userColumns
                + " JOIN sign_in_link ON user = user.id WHERE hash = ? AND expires_at > ?",
            Secret.hash(secret), now, body: readUser)
    }

    /// Uses a link up and begins a session; the user and the session's secret, or `nil` for a
    /// link that is not, or no longer, good.
    package func signIn(
        byLink secret: String, at now: Instant
    ) throws(StoreError) -> (user: User, secret: String)? {
        try connection.transaction { () throws(StoreError) in
            guard let user = try user(ofLink: secret, at: now) else { return nil }
            try connection.run(
                "DELETE FROM sign_in_link WHERE hash = ?", Secret.hash(secret))
            try connection.run("UPDATE user SET signed_in_at = ? WHERE id = ?", now, user.id)
            try connection.run(
                "DELETE FROM session WHERE seen_at <= ? OR created_at <= ?",
                now.advanced(by: .zero - SessionLimits.idle),
                now.advanced(by: .zero - SessionLimits.age))
            let session = Secret.made()
            try connection.run(
                "INSERT INTO session (hash, user, created_at, seen_at) VALUES (?, ?, ?, ?)",
                Secret.hash(session), user.id, now, now)
            return (user, session)
        }
    }

    /// Whose session this is, if it is one that is good now.
    package func user(ofSession secret: String, at now: Instant) throws(StoreError) -> User? {
        let hash = Secret.hash(secret)
        let seen = try connection.first(
            "SELECT seen_at FROM session WHERE hash = ? AND seen_at > ? AND created_at > ?", hash,
            now.advanced(by: .zero - SessionLimits.idle),
            now.advanced(by: .zero - SessionLimits.age)
        ) { $0.instant(0) }
        guard let seen else { return nil }
        if seen < now.advanced(by: .zero - SessionLimits.grain) {
            try connection.run("UPDATE session SET seen_at = ? WHERE hash = ?", now, hash)
        }
        return try connection.first(
            Self.userColumns + " JOIN session ON user = user.id WHERE hash = ?", hash,
            body: readUser)
    }

    /// Ends a session.
    package func endSession(_ secret: String) throws(StoreError) {
        try connection.run("DELETE FROM session WHERE hash = ?", Secret.hash(secret))
    }

    /// Ends all sessions of a user, and makes links worthless that were not used yet; how many
    /// sessions there were.
    package func endSessions(of user: UserID) throws(StoreError) -> Int {
        try connection.transaction { () throws(StoreError) in
            try connection.run("DELETE FROM sign_in_link WHERE user = ?", user)
            try connection.run("DELETE FROM session WHERE user = ?", user)
            return connection.changes
        }
    }
}
