import HTTPServer
import Model

extension RequestFacts {
    /// Whether the reader may be recognised: as the sub-account asks for consent, by the answer
    /// that came along, and where it honours `Sec-GPC` (Global Privacy Control, section 3) by
    /// that.
    func mayRecognise(_ account: SubAccount, answer: Bool?) -> Bool {
        if account.sales.honoursGPC, field("sec-gpc")?.elementsEqual("1".utf8) == true {
            return false
        }
        return account.sales.consent.permits(answer)
    }

    /// The `Origin` of a page of the sub-account's own shop: only that may read the answer.
    func shopOrigin(_ account: SubAccount?) -> String? {
        guard let account, let origin = field("origin")?.string else { return nil }
        for scheme in ["https://", "http://"] where origin.hasPrefix(scheme) {
            let host = origin.dropFirst(scheme.count).prefix { $0 != ":" }.lowercased()
            let isShop = host == account.shopHost || host.hasSuffix("." + account.shopHost)
            let isSibling = Site.isSame(host, account.shopHost) && host.contains(".")
            return isShop || isSibling ? origin : nil
        }
        return nil
    }
}
