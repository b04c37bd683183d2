import Foundation
import Model

/// What is right and what is wrong with the tags of a page.
package struct TagCheck: Sendable {
    /// A tag, or what is wrong with one.
    package struct Finding: Hashable, Sendable {
        /// Whether sales get lost by it.
        package let isProblem: Bool
        /// For a person.
        package let text: String
    }

    private let account: SubAccount
    private let isSecurePage: Bool

    /// `isSecurePage`: whether the page itself comes over https.
    package init(account: SubAccount, isSecurePage: Bool) {
        self.account = account
        self.isSecurePage = isSecurePage
    }

    /// The tags of the page in their order, each with its problems.
    package func findings(_ page: ShopPage) -> [Finding] {
        var found: [Finding] = []
        if !page.hidden.isEmpty { found.append(problem("a tag stands in a comment: not loaded")) }
        if page.tags.isEmpty {
            found.append(problem("no tag of \(account.trackingHost) on the page"))
        }
        for tag in page.tags { found += findings(tag, page) }
        let pixels = page.tags.filter { $0.source.contains("/track/sale") }
        if pixels.count > 1 {
            found.append(problem("\(pixels.count) tags: the order is reported more than once"))
        }
        if !account.isActive {
            found.append(
                problem("the pixel is not active: saletrail account activate \(account.id)"))
        }
        return found
    }

    private func findings(_ tag: ShopPage.Tag, _ page: ShopPage) -> [Finding] {
        var found = [Finding(isProblem: false, text: "\(tag.element) \(tag.source)")]
        guard let parts = URLComponents(string: Self.escaped(tag.source)), let host = parts.host
        else {
            return found + [problem("the address cannot be read, or names no host")]
        }
        if !["/track/sale", "/trackingpixel.js"].contains(parts.path) {
            found.append(problem("nothing answers at \(parts.path)"))
        }
        if host.lowercased() != account.trackingHost {
            found.append(problem("\(host) is not the tracking domain \(account.trackingHost)"))
        }
        if isSecurePage && parts.scheme == "http" {
            found.append(problem("http on an https page: browsers may not load it"))
        }
        if let id = tag.account, id != "\(account.id)" {
            found.append(problem("data-account=\(id) is not \(account.id)"))
        }
        if tag.isLazy { found.append(problem("loading=lazy: not loaded below the screen")) }
        if page.isBlocked(tag.element, host: host.lowercased()) {
            found.append(problem("the page's Content-Security-Policy forbids it"))
        }
        if tag.source.contains("/track/sale") {
            let query = tag.source.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
            found += values(String(query))
        }
        return found
    }

    private func values(_ query: String) -> [Finding] {
        var found: [Finding] = []
        switch SaleParameters.empID(in: query.utf8) {
        case .missing: found.append(problem("empId is missing"))
        case .unreadable(let text): found.append(problem("empId=\(text) is no number"))
        case .account(let id) where id != account.id:
            found.append(problem("empId=\(id) is another sub-account's"))
        case .account: break
        }
        let said = SaleParameters(
            query: query.utf8, defaultCurrency: account.currency, style: account.sales.numberStyle)
        if said.orderID == nil {
            found.append(problem("no order_id: a page loaded again may count again"))
        }
        let unfilled = QueryParameters(query.utf8).parameters.filter {
            Self.isUnfilled($0.value)
        }
        found += unfilled.map { problem("\($0.name)=\($0.value): never filled in") }
        found += said.notes.map { problem($0.rawValue) }
        return found
    }

    /// What templates and this program's own tags leave where nobody filled anything in.
    private static func isUnfilled(_ value: String) -> Bool {
        let marks = ["{{", "{%", "<?", "%%", "${", "[[", "{$"]
        let samples = [
            "NAME", "PIECES", "AMOUNT", "ORDER", "NOMBRE_ID_PRODUCTO", "CANT_PRODUCTOS",
            "IMP_PRODUCTO",
            // What JavaScript and PHP write for nothing.
            "undefined", "null", "NaN", "[object Object]", "Array",
        ]
        return samples.contains(value) || marks.contains { value.contains($0) }
    }

    /// Foundation reads no URL with characters that a browser would encode.
    private static func escaped(_ source: String) -> String {
        let text = source.hasPrefix("//") ? "https:" + source : source
        return String(text.prefix { $0 != "?" })
    }

    private func problem(_ text: String) -> Finding { Finding(isProblem: true, text: text) }
}
