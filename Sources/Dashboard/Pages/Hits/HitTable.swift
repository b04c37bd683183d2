import Model

/// Hits with their verdict, explained.
struct HitTable<Guest: Visiting> {
    let visit: Guest
    let hits: [HitLine]
    /// In which times are shown.
    let zone: String
    let showsAccount: Bool

    var html: HTML {
        guard !hits.isEmpty else {
            return visit.empty(visit.say(HitsText.none), visit.say(HitsText.noneNext))
        }
        var head = [
            visit.say(HitsText.time), visit.say(HitsText.verdict), visit.say(HitsText.sent),
        ]
        if showsAccount { head.insert("empId", at: 1) }
        return visit.table(visit.say(HitsText.title), head: head, rows: hits.map(row), stacks: true)
            + "<p class=\"soft\">\(visit.say(HitsText.zone, zone))</p>"
    }

    private func row(_ hit: HitLine) -> HTML {
        """
        <tr><td class="time">\(time(hit))</td>\(account(hit))
        <td class="verdict">\(badge(hit.verdict))\(reason(hit.verdict))</td>
        <td>\(sent(hit))<small>\(hit.host)</small></td></tr>
        """
    }

    /// Leads to the hit's explanation, unless it names no sub-account that has pages.
    private func time(_ hit: HitLine) -> HTML {
        let time = visit.time(hit.at, zone: zone)
        guard let account = hit.account, hit.verdict != .setAside(.unknownAccount) else {
            return time
        }
        return """
            <a href="/accounts/\(part: account.description)/hits/\(part: String(hit.seq))">\
            \(time)</a>
            """
    }

    /// Decoded, because that is what the shop filled in.
    private func sent(_ hit: HitLine) -> HTML {
        let pairs: [HTML] = QueryParameters(hit.query.utf8).parameters.map {
            "<div><dt>\($0.name)</dt><dd><bdi>\($0.value.isEmpty ? "–" : $0.value)</bdi></dd></div>"
        }
        return pairs.isEmpty ? "–" : "<dl class=\"pairs\">\(pairs)</dl>"
    }

    private func account(_ hit: HitLine) -> HTML {
        guard showsAccount else { return .empty }
        guard let id = hit.account else { return "<td>–</td>" }
        return """
            <td><a href="/accounts/\(part: id.description)/hits">\(id.description)</a></td>
            """
    }

    private func badge(_ verdict: HitVerdict) -> HTML {
        switch verdict {
        case .credited: "<span class=\"badge good\">\(visit.say(HitsText.credited))</span>"
        case .unattributed:
            "<span class=\"badge warn\">\(visit.say(HitsText.unattributedOne))</span>"
        case .setAside: "<span class=\"badge\">\(visit.say(HitsText.setAsideOne))</span>"
        }
    }

    private func reason(_ verdict: HitVerdict) -> HTML {
        switch verdict {
        case .credited: .empty
        case .unattributed(let reason): "<small>\(visit.say(ReasonText(reason)))</small>"
        case .setAside(let reason): "<small>\(visit.say(ReasonText(reason)))</small>"
        }
    }
}
