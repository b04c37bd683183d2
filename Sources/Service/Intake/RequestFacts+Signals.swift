import HTTPServer
import Model

extension RequestFacts {
    /// What tells a reader from a machine, for judging later.
    func signals(_ account: SubAccount, mayRecognise: Bool) -> ClickSignals {
        // Not a literal: that would call generic code of another module.
        var facts = ClickSignals.Facts(rawValue: 0)
        if field("accept-language") == nil { facts.insert(.noLanguage) }
        if isSecure && field("sec-fetch-mode") == nil { facts.insert(.noFetchMetadata) }
        if hasOddTail { facts.insert(.oddTail) }
        if !mayRecognise { facts.insert(.consentWithheld) }
        if hasClickCookie { facts.insert(.carriesCookie) }
        let isKept = account.sales.keepsNetwork && mayRecognise
        return ClickSignals(facts: facts, network: isKept ? network : nil)
    }
}

extension ClientNetwork {
    /// Cuts the address of a reader.
    init?(_ address: IPAddress) {
        let halves = (address.high.bigEndian, address.low.bigEndian)
        self.init(address: withUnsafeBytes(of: halves, Array.init))
    }
}
