import Model

extension ReportReader {
    /// Distinct contacts among the clicks of the filter, by each of `groups`: exact, whatever
    /// days are chosen, because sets are united and not numbers added.
    func clickers(
        _ filter: SalesFilter, by groups: [FigureGroup]
    ) throws(StoreError) -> [FigureGroup: [FigureKey: Int64]] {
        var counts = ClickerCounts(groups: groups)
        let last = try connection.first(
            "SELECT max(chunk) FROM clicker WHERE account = ?", filter.account
        ) { $0.optionalInteger(0) }
        guard let newest = last, let newest else { return counts.found }
        let campaign = filter.campaign == nil ? "" : "AND campaign = ?3"
        let sql = """
            SELECT campaign, link, day, contacts FROM clicker
            WHERE account = ?1 AND chunk = ?2 \(campaign) AND day >= ?4 AND day <= ?5
            """
        for chunk in 0...newest {
            try connection.each(
                sql, filter.account, chunk, filter.campaign, filter.days.first?.number ?? Int64.min,
                filter.days.last?.number ?? Int64.max
            ) { row in
                counts.add(
                    campaign: row.integer(0), link: row.integer(1), day: row.integer(2), row)
            }
            counts.endChunk()
        }
        return counts.found
    }
}

/// Unites the sets of one chunk for each group and key, then counts their members.
private struct ClickerCounts {
    private(set) var found: [FigureGroup: [FigureKey: Int64]] = [:]
    private let groups: [FigureGroup]
    private var slots: [Slot: Int] = [:]
    /// ``ContactSet/wordCount`` words for each slot.
    private var words: [UInt64] = []

    private struct Slot: Hashable {
        let group: FigureGroup
        let key: FigureKey
    }

    init(groups: [FigureGroup]) { self.groups = groups }

    mutating func add(campaign: Int64, link: Int64, day: Int64, _ row: Row) {
        for group in groups {
            let key = ReportReader.key(
                group, campaign: campaign, link: link, day: day, product: "")
            let start = start(of: Slot(group: group, key: key))
            words.withUnsafeMutableBufferPointer { all in
                let own = UnsafeMutableBufferPointer(
                    rebasing: all[start..<start + ContactSet.wordCount])
                row.withBytes(3) { ContactSet.mark($0, in: own) }
            }
        }
    }

    private mutating func start(of slot: Slot) -> Int {
        if let known = slots[slot] { return known }
        let start = words.count
        words.append(contentsOf: repeatElement(0, count: ContactSet.wordCount))
        slots[slot] = start
        return start
    }

    mutating func endChunk() {
        for (slot, start) in slots {
            var count: Int64 = 0
            for index in start..<start + ContactSet.wordCount {
                count += Int64(words[index].nonzeroBitCount)
                words[index] = 0
            }
            if count > 0 { found[slot.group, default: [:]][slot.key, default: 0] += count }
        }
    }
}
