import Model
import Signing

/// A contact that is to be forgotten, and what takes its place.
struct ErasedContact {
    let account: SubAccountID
    let reference: String
    /// Its number in the links that were sent, if it got one.
    let old: ContactNumber?
    let standIn: ContactNumber
    /// The newest event that may name it: later ones came after the request.
    let lastEvent: Int64
    /// SHA-256 of its addresses.
    let hashes: [String]

    /// What it is called from now on.
    var name: String { Self.name(standIn) }
    /// Stands for its addresses: nobody's address has it.
    var standInHash: String { Self.hash(standIn) }

    fileprivate static func name(_ standIn: ContactNumber) -> String { "erased-\(standIn)" }
    fileprivate static func hash(_ standIn: ContactNumber) -> String {
        SHA256.hash(ofAddress: name(standIn))
    }
}

extension ControlStore {
    /// Puts a nameless contact in the place of one that is to be forgotten; asked again before
    /// it was finished, gives the same.
    ///
    /// Orders that name one of its addresses keep what they earned: they name the stand-in's.
    func beginErasure(
        of reference: String, account: SubAccountID, upTo lastEvent: Int64
    ) throws(StoreError) -> ErasedContact {
        try connection.transaction { () throws(StoreError) in
            if let begun = try begunErasure(of: reference, account: account) { return begun }
            let (old, standIn) = try replaceContact(reference, account: account)
            try connection.run(
                "INSERT INTO erasure VALUES (?, ?, ?, ?, ?)", account, reference, old, standIn,
                lastEvent)
            return ErasedContact(
                account: account, reference: reference, old: old, standIn: standIn,
                lastEvent: lastEvent, hashes: try hashes(of: standIn, account: account))
        }
    }

    /// An erasure that was cut off.
    func begunErasure(
        of reference: String, account: SubAccountID
    ) throws(StoreError) -> ErasedContact? {
        try connection.first(
            "SELECT old, stand_in, last_event FROM erasure WHERE account = ? AND reference = ?",
            account, reference
        ) { row throws(StoreError) in
            let standIn: ContactNumber = row.identifier(1)
            return ErasedContact(
                account: account, reference: reference, old: row.optionalIdentifier(0),
                standIn: standIn, lastEvent: row.integer(2),
                hashes: try hashes(of: standIn, account: account))
        }
    }

    /// Forgets the id and the addresses' hashes, by which events that name them were found.
    func finishErasure(of contact: ErasedContact) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            try connection.run(
                "DELETE FROM contact_email WHERE account = ? AND contact = ? AND hash <> ?",
                contact.account, contact.name, contact.standInHash)
            try connection.run(
                "DELETE FROM erasure WHERE account = ? AND reference = ?", contact.account,
                contact.reference)
        }
    }

    private func replaceContact(
        _ reference: String, account: SubAccountID
    ) throws(StoreError) -> (old: ContactNumber?, new: ContactNumber) {
        let old: ContactNumber? = try connection.first(
            "SELECT number FROM contact WHERE account = ? AND reference = ?", account, reference
        ) { $0.identifier(0) }
        // A number of its own: the old one stands in the links that were sent.
        try connection.run(
            "INSERT INTO contact (account, reference) VALUES (?, 'erased')", account)
        let new = ContactNumber(UInt64(clamping: connection.lastInsertedRow))
        let name = ErasedContact.name(new)
        try connection.run("UPDATE contact SET reference = ? WHERE number = ?", name, new)
        try connection.run(
            "UPDATE contact_email SET contact = ? WHERE account = ? AND contact = ?", name, account,
            reference)
        if connection.changes > 0 {
            try connection.run(
                "INSERT INTO contact_email (account, hash, contact) VALUES (?, ?, ?)", account,
                ErasedContact.hash(new), name)
        }
        try connection.run(
            "UPDATE contact_list SET contact = ? WHERE account = ? AND contact = ?", name, account,
            reference)
        if let old {
            try connection.run("UPDATE mailed SET contact = ? WHERE contact = ?", new, old)
            try connection.run("DELETE FROM contact WHERE number = ?", old)
        }
        return (old, new)
    }

    private func hashes(
        of standIn: ContactNumber, account: SubAccountID
    ) throws(StoreError) -> [String] {
        try connection.all(
            "SELECT hash FROM contact_email WHERE account = ? AND contact = ? AND hash <> ?",
            account, ErasedContact.name(standIn), ErasedContact.hash(standIn)
        ) { $0.text(0) }
    }
}
