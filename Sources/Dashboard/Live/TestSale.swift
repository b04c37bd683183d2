import HTTPServer
import Model

/// A sale in test mode, sent to the pixel as a shop's page would: never counted.
struct TestSale {
    let account: SubAccount
    /// What the tag would send, as a person typed it.
    let query: String

    /// What the form begins with.
    static let sample = "order_id=TEST-1&PRODUCTO=Zapato rojo&CANTIDAD=1&IMPORTE=39,90"
    /// Characters of a query.
    static let limit = 1000

    /// The path and query that are asked for.
    var target: String {
        let rest = query.isEmpty ? "" : "&" + Self.encoded(query)
        return "/track/sale?empId=\(account.id)&testmode=1" + rest
    }

    /// Sends it; `service` is where the pixel is served. Whether it was recorded.
    func send(to service: String) -> Bool {
        do throws(ClientError) {
            let answer = try LoopbackClient(service).request(
                "GET", target,
                headers: [
                    ("Host", account.trackingHost),
                    ("User-Agent", "Mozilla/5.0 (saletrail dashboard)"),
                ])
            let outcome = answer.header("x-saletrail") ?? "unrecorded"
            return answer.status == 200 && !outcome.hasPrefix("unrecorded")
        } catch {
            return false
        }
    }

    /// As a browser encodes what stands in an address bar (URL Standard, query percent-encode
    /// set); "%" stays, so that what is encoded already is not encoded again.
    private static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 0x21, 0x24...0x26, 0x28...0x3B, 0x3D, 0x3F...0x7E:
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
