import Model
import Store

/// Writes exported rows as JSON lines (jsonlines.org): one object a line, UTF-8.
///
/// Fields without a value are left out. Instants are ISO 8601 in UTC; amounts are texts with a
/// decimal point, because binary fractions cannot hold them.
package struct JSONLines {
    package private(set) var bytes: [UInt8] = []
    private var isFirst = true

    package init() { bytes.reserveCapacity(1 << 17) }

    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    package mutating func append(_ click: ClickLine) {
        begin("click")
        field("event", click.seq)
        field("id", click.id.description)
        field("at", ReportClock.utc(click.at))
        field("account", Int64(clamping: click.account.value))
        field("campaign", Int64(clamping: click.campaign.value))
        field("link", Int64(clamping: click.link.value))
        field("contact", click.contact)
        field("set_aside", click.setAside)
        end()
    }

    package mutating func append(_ sale: SaleLine) {
        begin("sale")
        field("event", sale.seq)
        field("at", ReportClock.utc(sale.at))
        field("contact", sale.contact)
        field("campaign", sale.campaign.map { Int64(clamping: $0.value) })
        field("link", sale.link.map { Int64(clamping: $0.value) })
        field("product", sale.product)
        field("quantity", sale.quantity)
        field("amount", sale.amount?.decimal)
        field("currency", sale.amount?.currency.code)
        field("order_id", sale.orderID)
        field("unattributed", sale.unattributed?.rawValue)
        field("notes", sale.notes.isEmpty ? nil : sale.notes)
        end()
    }

    package mutating func append(_ contact: Contact) {
        begin("contact")
        field("number", Int64(clamping: contact.number.value))
        field("account", Int64(clamping: contact.account.value))
        field("contact_id", contact.reference)
        end()
    }

    /// An event as the journal has it.
    package mutating func append(_ stored: StoredEntry) {
        switch stored.entry.event {
        case .click(let click): append(click, seq: stored.seq)
        case .saleHit(let hit): append(hit, seq: stored.seq)
        case nil:
            begin("unreadable")
            field("event", stored.seq)
            end()
        }
    }

    /// What is known of a contact, before its clicks and sales.
    package mutating func append(
        _ history: ContactHistory, reference: String, account: SubAccountID
    ) {
        begin("contact")
        field("number", history.number.map { Int64(clamping: $0.value) })
        field("account", Int64(clamping: account.value))
        field("contact_id", reference)
        field("mailed", history.mailed.isEmpty ? nil : history.mailed.joined(separator: " "))
        field("clicks", history.clicks)
        field("sales", history.sales)
        end()
    }

    private mutating func append(_ click: Click, seq: Int64) {
        begin("click")
        field("event", seq)
        field("id", click.id.description)
        field("at", ReportClock.utc(click.at))
        field("account", Int64(clamping: click.account.value))
        field("campaign", Int64(clamping: click.campaign.value))
        field("link", Int64(clamping: click.link.value))
        field("contact", name(click.contact))
        field("set_aside", click.setAside?.rawValue)
        field("user_agent", click.userAgent)
        end()
    }

    private mutating func append(_ hit: SaleHit, seq: Int64) {
        begin("sale_hit")
        field("event", seq)
        field("at", ReportClock.utc(hit.at))
        field("account", hit.account.map { Int64(clamping: $0.value) })
        field("host", hit.host)
        field("query", hit.query)
        field("set_aside", hit.setAside?.rawValue)
        if let touch = hit.cookie.newestTouch {
            field("newest_click", touch.click.description)
            field("contact", name(touch.contact))
        }
        end()
    }

    private func name(_ contact: ContactName?) -> String? {
        switch contact {
        case nil: nil
        case .reference(let reference): reference
        case .number(let number): "#\(number)"
        }
    }
}

// MARK: Writing

extension JSONLines {
    private mutating func begin(_ type: String) {
        bytes.append(UInt8(ascii: "{"))
        isFirst = true
        field("type", type)
    }

    private mutating func end() {
        bytes.append(UInt8(ascii: "}"))
        bytes.append(0x0A)
    }

    private mutating func key(_ name: String) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func field(_ name: String, _ value: Int64?) {
        guard let value else { return }
        key(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// RFC 8259, section 7: quotes, backslashes and control characters are escaped.
    private mutating func field(_ name: String, _ value: String?) {
        guard var value else { return }
        key(name)
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { text in
            for byte in text {
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                } else if byte >= 0x20 {
                    bytes.append(byte)
                } else {
                    let digits = String(byte, radix: 16)
                    bytes.append(contentsOf: ("\\u00" + (byte < 16 ? "0" : "") + digits).utf8)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
