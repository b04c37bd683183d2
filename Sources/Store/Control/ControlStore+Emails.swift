import Model
import Signing

extension ControlStore {
    /// As below, from addresses: only their SHA-256 is kept.
    package func remember(
        addresses: [(contact: String, address: OrderContact)], of account: SubAccountID
    ) throws(StoreError) {
        let hashes = addresses.map { contact, address in
            switch address {
            case .address(let text): (contact: contact, hash: SHA256.hash(ofAddress: text))
            case .hash(let hash): (contact: contact, hash: hash)
            }
        }
        try remember(hashes, of: account)
    }

    /// Remembers whose address a hash is of, so that an order that names the address finds the
    /// contact's clicks; the address itself is kept nowhere.
    ///
    /// `hashes` are 64 hexadecimal digits by the sender's id; all of them are kept or, on an
    /// error, none. Clicks from before are found after folding again.
    package func remember(
        _ hashes: [(contact: String, hash: String)], of account: SubAccountID
    ) throws(StoreError) {
        try connection.transaction { () throws(StoreError) in
            _ = try self.account(account)
            for (contact, hash) in hashes {
                try connection.run(
                    """
                    INSERT INTO contact_email (account, hash, contact) VALUES (?, ?, ?)
                    ON CONFLICT (account, hash) DO UPDATE SET contact = excluded.contact
                    """, account, hash, contact)
            }
        }
    }

    /// The sender's id of the contact whose address has this hash.
    func contact(hash: String, of account: SubAccountID) throws(StoreError) -> String? {
        try connection.first(
            "SELECT contact FROM contact_email WHERE account = ? AND hash = ?", account, hash
        ) { $0.text(0) }
    }

    /// Sub-accounts that know addresses at all.
    func accountsWithEmails() throws(StoreError) -> Set<SubAccountID> {
        Set(
            try connection.all("SELECT DISTINCT account FROM contact_email") {
                SubAccountID(UInt64(clamping: $0.integer(0)))
            })
    }
}
