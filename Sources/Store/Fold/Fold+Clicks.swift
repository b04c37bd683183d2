import Attribution
import Model

extension Fold {
    func insert(_ click: Click, seq: Int64, contact: Int64?) throws(StoreError) {
        let reason = try reason(of: click, seq: seq)
        let row = ClickRow(
            seq: seq, account: Int64(clamping: click.account.value),
            campaign: Int64(clamping: click.campaign.value),
            link: Int64(clamping: click.link.value), contact: contact,
            day: day(of: click.at, account: click.account).number)
        let isSuspect = reason?.isRedeemable ?? false
        let statement = insertClick
        defer { statement.reset() }
        try statement.bind(1, .integer(seq))
        try statement.bind(2, click.id.sqlValue)
        try statement.bind(3, .integer(row.account))
        try statement.bind(4, .integer(row.campaign))
        try statement.bind(5, .integer(row.link))
        try statement.bind(6, contact.sqlValue)
        try statement.bind(7, .integer(click.at.milliseconds))
        try statement.bind(8, .integer(row.day))
        try statement.bind(9, (reason?.rawValue).sqlValue)
        try statement.bind(10, (isSuspect ? reason?.rawValue : nil).sqlValue)
        _ = try statement.step()
        rollUps.count(1, row, setAside: reason?.rawValue)
        guard let contact, reason == nil, knowsAddresses(click.account) else { return }
        try connection.run(
            "INSERT OR IGNORE INTO contact_click VALUES (?, ?, ?, ?, ?, ?)",
            click.account, contact, click.at, click.id, click.campaign, click.link)
    }
}

/// What the roll-ups need to know of a click.
struct ClickRow {
    let seq, account, campaign, link: Int64
    let contact: Int64?
    let day: Int64

    static let columns = "seq, account, campaign, link, contact, day"

    init(
        seq: Int64, account: Int64, campaign: Int64, link: Int64, contact: Int64?, day: Int64
    ) {
        (self.seq, self.account, self.campaign, self.link) = (seq, account, campaign, link)
        (self.contact, self.day) = (contact, day)
    }

    init(_ row: Row) {
        self.init(
            seq: row.integer(0), account: row.integer(1), campaign: row.integer(2),
            link: row.integer(3), contact: row.optionalInteger(4), day: row.integer(5))
    }
}

extension RollUps {
    /// Counts a click as what it is, or with -1 takes it off.
    mutating func count(_ sign: Int64, _ click: ClickRow, setAside reason: String?) {
        if let reason {
            let key = AsideKey(
                account: click.account, campaign: click.campaign, day: click.day,
                link: click.link, what: AsideKey.clicks, reason: reason)
            aside[key, default: 0] += sign
            return
        }
        let key = ClickKey(
            account: click.account, campaign: click.campaign, day: click.day, link: click.link)
        clicks[key, default: 0] += sign
        guard let contact = click.contact else { return }
        let clicker = Clicker(
            account: click.account, contact: contact, campaign: click.campaign,
            link: click.link, day: click.day)
        if sign > 0 { clickers.append(clicker) } else { formerClickers.append(clicker) }
    }
}
