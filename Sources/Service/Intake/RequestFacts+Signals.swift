import Glibc
import HTTPServer
import Model

extension RequestFacts {
    /// What tells a reader from a machine, for judging later.
    func signals(_ account: SubAccount, mayRecognise: Bool) -> ClickSignals {
        var facts: ClickSignals.Facts = []
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
    /// Cuts the address of a connection.
    init?(_ peer: PeerAddress) {
        switch peer {
        case .ipv4(let address, _):
            self.init(address: withUnsafeBytes(of: address.bigEndian, Array.init))
        case .ipv6(let high, let low, _):
            let bytes =
                withUnsafeBytes(of: high.bigEndian, Array.init)
                + withUnsafeBytes(of: low.bigEndian, Array.init)
            self.init(address: bytes)
        case .unix: return nil
        }
    }

    /// Cuts an address in its usual notation, as a proxy passes it on.
    init?(text: String) {
        let families = [(AF_INET, 4), (AF_INET6, 16)]
        for (family, length) in families {
            var bytes = [UInt8](repeating: 0, count: length)
            if inet_pton(family, text, &bytes) == 1 {
                self.init(address: bytes)
                return
            }
        }
        return nil
    }
}
