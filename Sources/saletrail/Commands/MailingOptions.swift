import LinkRewriting
import Mailing
import Model
import Service
import Store

/// The options that `rewrite` and `merge` share.
enum MailingOptions {
    static let campaign = Option(
        name: "campaign", value: "KEY", help: "your own name for the mailing", isRequired: true)
    static let saleLinks = Option(
        name: "sale-links", value: "all|none|1,3,5",
        help: "links that sales are credited to, by their numbers in reports\n"
            + "(Link in the table); remembered. Default: as before, new ones all")
    static let trackingURL = Option(
        name: "tracking-url", value: "URL",
        help: "what links begin with (default https:// and the tracking domain)")

    static let notes = """
        \(LinkChoosing.notes), --sale-links,
        what was chosen for the campaign before; otherwise clicks and sales. --link counts
        places in the newsletter (# in the table), --sale-links the campaign's own numbers.
        """

    /// Reads the newsletter and registers its links. `contactTag` says how they name the contact,
    /// given the platform's own tag.
    static func mailing(
        _ arguments: Arguments, contactTag: (Platform?) -> String?,
        checking check: ([UInt8]) throws(Failure) -> Void = { _ in }
    ) throws(Failure) -> (Mailing, ControlStore) {
        let campaign = try campaign(arguments)
        let links = try LinkChoosing.read(arguments, campaign: campaign)
        let request = MailingRequest(
            account: try arguments.account(), campaign: campaign,
            trackingURL: try trackingURL(arguments), saleLinks: try saleLinks(arguments),
            contactTag: contactTag(links.platform), links: links,
            fileName: arguments.operand(0) ?? "")
        let bytes = try InputFile.read(arguments.operand(0) ?? "-", called: "newsletter")
        try check(bytes)
        let now = SystemClock.now()
        let (control, ring) = try failing { () throws(StoreError) in
            (try ControlStore(arguments.folder), try KeyStore(arguments.folder).load(at: now))
        }
        let mailing = try failing { () throws(MailingError) in
            try Mailing(bytes, request, control: control, ring: ring, at: now)
        }
        return (mailing, control)
    }

    private static func campaign(_ arguments: Arguments) throws(Failure) -> String {
        let key = arguments.required("campaign")
        guard Mailing.allows(campaign: key) else {
            throw .usage(
                "--campaign: 1 to 100 bytes without control characters",
                try: "a short key, for instance spring-2026")
        }
        return key
    }

    private static func trackingURL(_ arguments: Arguments) throws(Failure) -> String? {
        try arguments.value("tracking-url", expecting: "an http or https address with a host") {
            let url = $0.hasSuffix("/") ? String($0.dropLast()) : $0
            let isPlain = url.utf8.allSatisfy {
                $0 > 0x20 && $0 < 0x7F && !"\"'<>&?#".utf8.contains($0)
            }
            return isPlain && URLHost.host(of: url) != nil ? url : nil
        }
    }

    private static func saleLinks(_ arguments: Arguments) throws(Failure) -> SaleLinkChoice {
        try arguments.value("sale-links", expecting: "all, none, or link numbers as 1,3,5") {
            switch $0 {
            case "all": return .all
            case "none": return SaleLinkChoice.none
            default:
                let parts = $0.split(separator: ",", omittingEmptySubsequences: false)
                let numbers = parts.compactMap {
                    LinkNumber(decimal: $0.utf8.filter { $0 != 0x20 })
                }
                return numbers.count == parts.count ? .only(Set(numbers)) : nil
            }
        } ?? .unchanged
    }
}
