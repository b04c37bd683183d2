import Attribution
import Model

extension Fold {
    func insert(_ click: Click, seq: Int64, contact: Int64?) throws(StoreError) {
        let reason = try reason(of: click, seq: seq)
        let time = time(of: click.at, account: click.account)
        let row = ClickRow(
            seq: seq, account: Int64(clamping: click.account.value),
            campaign: Int64(clamping: click.campaign.value),
            link: Int64(clamping: click.link.value), contact: contact,
            day: time.day.number, hour: time.hour,
            device: DeviceClass(userAgent: click.userAgent).rawValue)
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
        try statement.bind(11, .integer(row.hour))
        try statement.bind(12, .integer(row.device))
        _ = try statement.step()
        rollUps.count(1, row, setAside: reason?.rawValue)
        guard let contact, reason == nil, knowsAddresses(click.account) else { return }
        try connection.run(
            "INSERT OR IGNORE INTO contact_click VALUES (?, ?, ?, ?, ?, ?, 0)",
            click.account, contact, click.at, click.id, click.campaign, click.link)
    }
}

extension Fold {
    /// Puts a click among those whose device is not known.
    func forgetDevice(_ seq: Int64) throws(StoreError) {
        let device = try connection.first(
            "SELECT account, campaign, day, device, set_aside IS NULL FROM click WHERE seq = ?", seq
        ) { row in
            (
                place: (row.integer(0), row.integer(1), row.integer(2)), was: row.integer(3),
                isCounted: row.flag(4)
            )
        }
        guard let device, device.was != DeviceClass.other.rawValue else { return }
        try connection.run(
            "UPDATE click SET device = ? WHERE seq = ?", DeviceClass.other.rawValue, seq)
        guard device.isCounted else { return }
        var changes = RollUps()
        for (kind, sign) in [(device.was, -1), (DeviceClass.other.rawValue, 1)] {
            let key = RollUps.TraitKey(
                account: device.place.0, trait: RollUps.Trait.device.rawValue,
                campaign: device.place.1, day: device.place.2, value: String(kind), currency: "")
            changes.saleTraits[key, default: RollUps.SaleSums()].sales += Int64(sign)
        }
        try changes.write(to: connection)
    }
}

/// What the roll-ups need to know of a click.
struct ClickRow {
    let seq, account, campaign, link: Int64
    let contact: Int64?
    let day: Int64
    /// Local, 0 to 23.
    let hour: Int64
    let device: Int64

    static let columns = "seq, account, campaign, link, contact, day, hour, device"

    init(
        seq: Int64, account: Int64, campaign: Int64, link: Int64, contact: Int64?, day: Int64,
        hour: Int64, device: Int64
    ) {
        (self.seq, self.account, self.campaign, self.link) = (seq, account, campaign, link)
        (self.contact, self.day) = (contact, day)
        (self.hour, self.device) = (hour, device)
    }

    init(_ row: Row) {
        self.init(
            seq: row.integer(0), account: row.integer(1), campaign: row.integer(2),
            link: row.integer(3), contact: row.optionalInteger(4), day: row.integer(5),
            hour: row.integer(6), device: row.integer(7))
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
        countTraits(sign, of: click)
        guard let contact = click.contact else { return }
        let clicker = Clicker(
            account: click.account, contact: contact, campaign: click.campaign,
            link: click.link, day: click.day)
        if sign > 0 { clickers.append(clicker) } else { formerClickers.append(clicker) }
    }
}
