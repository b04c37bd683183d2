extension ControlStore {
    /// The address that the dashboard was last served at, without a slash at the end.
    package func dashboard() throws(StoreError) -> String? {
        try connection.first("SELECT address FROM dashboard") { $0.text(0) }
    }

    /// Keeps that address; writes nothing if it is known.
    package func setDashboard(_ address: String) throws(StoreError) {
        guard try dashboard() != address else { return }
        try connection.run(
            "INSERT OR REPLACE INTO dashboard (id, address) VALUES (1, ?)", address)
    }
}
