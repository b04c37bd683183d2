/// Who clicked: sets of contacts, and how often they clicked again.
extension RollUps {
    mutating func writeClickers(_ connection: Connection) throws(StoreError) {
        clickers.sort()
        var places: [UInt16] = []
        for (index, clicker) in clickers.enumerated() {
            places.append(UInt16(clicker.contact % ContactSet.chunkSize))
            let next = index + 1
            guard next == clickers.count || !clickers[next].sharesSet(with: clicker) else {
                continue
            }
            try add(places, to: clicker, connection)
            places.removeAll(keepingCapacity: true)
        }
        for clicker in formerClickers { try remove(clicker, connection) }
    }

    /// `places` ascend; one that comes again, now or in the set already, is counted apart.
    private func add(
        _ places: [UInt16], to key: Clicker, _ connection: Connection
    ) throws(StoreError) {
        var set = try set(of: key, connection)
        var fresh: [UInt16] = []
        var again: [UInt16] = []
        for place in places {
            if fresh.last == place || set.contains(place) {
                again.append(place)
            } else {
                fresh.append(place)
            }
        }
        // Pruned clicks are never set aside later.
        for place in again where era == 0 {
            try connection.run(
                """
                INSERT INTO clicker_again VALUES (?, ?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET clicks = clicks + 1
                """,
                key.account, key.chunk * ContactSet.chunkSize + Int64(place), key.campaign,
                key.link, key.day)
        }
        guard set.formUnion(fresh) else { return }
        try store(set, as: key, connection)
    }

    private func remove(_ clicker: Clicker, _ connection: Connection) throws(StoreError) {
        let place = (clicker.account, clicker.contact, clicker.campaign, clicker.link, clicker.day)
        let condition = "account = ? AND contact = ? AND campaign = ? AND link = ? AND day = ?"
        try connection.run(
            "UPDATE clicker_again SET clicks = clicks - 1 WHERE \(condition)", place.0, place.1,
            place.2, place.3, place.4)
        if connection.changes > 0 {
            try connection.run(
                "DELETE FROM clicker_again WHERE clicks = 0 AND \(condition)", place.0, place.1,
                place.2, place.3, place.4)
            return
        }
        var set = try set(of: clicker, connection)
        set.remove(UInt16(clicker.contact % ContactSet.chunkSize))
        try store(set, as: clicker, connection)
    }

    private func set(of key: Clicker, _ connection: Connection) throws(StoreError) -> ContactSet {
        let known = try connection.first(
            """
            SELECT contacts FROM clicker
            WHERE account = ? AND chunk = ? AND campaign = ? AND link = ? AND day = ? AND era = ?
            """,
            key.account, key.chunk, key.campaign, key.link, key.day, era
        ) { $0.blob(0) }
        return ContactSet(known ?? [])
    }

    private func store(
        _ set: ContactSet, as key: Clicker, _ connection: Connection
    ) throws(StoreError) {
        guard !set.bytes.isEmpty else {
            return try connection.run(
                """
                DELETE FROM clicker WHERE account = ? AND chunk = ? AND campaign = ? AND link = ?
                    AND day = ? AND era = ?
                """,
                key.account, key.chunk, key.campaign, key.link, key.day, era)
        }
        try connection.run(
            "INSERT OR REPLACE INTO clicker VALUES (?, ?, ?, ?, ?, ?, ?)",
            key.account, key.chunk, key.campaign, key.link, key.day, era, set.bytes)
    }
}
