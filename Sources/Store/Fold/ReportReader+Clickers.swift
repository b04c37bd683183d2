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
        let campaign =
            (filter.campaign == nil ? "" : "AND campaign = ?3")
            + (filter.link.map { " AND link = \($0)" } ?? "")
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
    private let groups: [FigureGroup]
    /// Where the words of a key begin, for each group.
    private var places: [[Int64: Int]]
    private var counts: [[Int64: Int64]]
    /// ``ContactSet/wordCount`` words for each key.
    private var words: [UInt64] = []

    init(groups: [FigureGroup]) {
        self.groups = groups
        places = Array(repeating: [:], count: groups.count)
        counts = Array(repeating: [:], count: groups.count)
    }

    var found: [FigureGroup: [FigureKey: Int64]] {
        var found: [FigureGroup: [FigureKey: Int64]] = [:]
        for (group, counts) in zip(groups, counts) {
            for (number, count) in counts {
                let key = ReportReader.key(
                    group, campaign: number, link: number, day: number)
                found[group, default: [:]][key] = count
            }
        }
        return found
    }

    mutating func add(campaign: Int64, link: Int64, day: Int64, _ row: Row) {
        for (index, group) in groups.enumerated() {
            switch group {
            case .campaign: mark(campaign, in: index, row)
            case .link: mark(link, in: index, row)
            case .day: mark(day, in: index, row)
            // All of a chunk at its end, if another group has it; else now.
            case .total: if groups.count == 1 { mark(0, in: index, row) }
            case .product, .hour, .device, .rung, .delay: continue
            }
        }
    }

    private mutating func mark(_ number: Int64, in group: Int, _ row: Row) {
        let start = place(of: number, in: group)
        words.withUnsafeMutableBufferPointer { all in
            let own = UnsafeMutableBufferPointer(
                rebasing: all[start..<start + ContactSet.wordCount])
            row.withBytes(3) { ContactSet.mark($0, in: own) }
        }
    }

    /// The total is what the sets of any other group have together.
    private mutating func uniteTotal() {
        guard let total = groups.firstIndex(of: .total),
            let other = groups.indices.first(where: { $0 != total })
        else { return }
        let target = place(of: 0, in: total)
        for start in places[other].values {
            for index in 0..<ContactSet.wordCount { words[target + index] |= words[start + index] }
        }
    }

    private mutating func place(of number: Int64, in group: Int) -> Int {
        if let known = places[group][number] { return known }
        let place = words.count
        words.append(contentsOf: repeatElement(0, count: ContactSet.wordCount))
        places[group][number] = place
        return place
    }

    mutating func endChunk() {
        uniteTotal()
        for group in groups.indices {
            for (number, start) in places[group] {
                var count = 0
                for index in start..<start + ContactSet.wordCount {
                    count += words[index].nonzeroBitCount
                    words[index] = 0
                }
                if count > 0 { counts[group][number, default: 0] += Int64(count) }
            }
        }
    }
}
