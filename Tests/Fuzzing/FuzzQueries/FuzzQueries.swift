import FuzzDriver
import Signing

@testable import HTTPServer
@testable import Model
@testable import Service
@testable import Store

/// Whatever a query says: the answer is an image, and the event is on record as it came.
@main enum FuzzQueries {
    static func main() {
        FuzzDriver.run { start, count in
            FuzzQueries.check(Array(UnsafeBufferPointer(start: start, count: count)))
            return 0
        }
    }

    private static let now = Instant(milliseconds: 1_795_004_800_000)
    private static let euro = Currency("EUR")!
    private static let shop = SubAccount(
        id: SubAccountID(4071), name: "Zapatería", trackingHost: "t.shop.example",
        shopHost: "shop.example", timeZone: "Europe/Madrid", currency: euro, isActive: true,
        sales: SaleSettings(secret: SaleSecret(Array("secret".utf8))))
    private static let context = IntakeContext(
        directory: Directory(accounts: [shop]),
        ring: .generated(now: now) { Array(repeating: 7, count: $0) },
        redirectDeadline: .seconds(1))

    private static func check(_ bytes: [UInt8]) {
        take("GET /track/sale?", bytes, " HTTP/1.1\r\nHost: t.shop.example\r\n\r\n")
        take(
            "POST /track/sale HTTP/1.1\r\nHost: t.shop.example\r\n"
                + "Content-Length: \(bytes.count)\r\n\r\n", bytes, "")
    }

    private static func take(_ before: String, _ query: [UInt8], _ after: String) {
        var message = Array(before.utf8) + query + Array(after.utf8)
        var parser = RequestParser()
        message.withUnsafeMutableBytes { buffer in
            guard case .complete = parser.parse(buffer) else { return }
            let request = Request(
                bytes: UnsafeRawBufferPointer(buffer), head: parser.head,
                origin: Origin(address: .none, isSecure: true, isHouse: true))
            let result = SaleIntake(context: context, now: now).take(request)
            let status = request.method == .post ? 204 : 200
            FuzzDriver.require(result.response.status == status, "no image")
            guard case .saleHit(let hit)? = result.event else { fatalError("no event") }
            check(hit)
        }
    }

    private static func check(_ hit: SaleHit) {
        let event = Event.saleHit(hit)
        FuzzDriver.require(JournalEntry(event).event == event, "not as it was written")
        let stored = Array(hit.query.utf8)
        let again = SaleQuery(stored).withoutAddresses { _ in String(repeating: "0", count: 64) }
        FuzzDriver.require(again == stored || isCut(stored), "an address is stored")
        let said = SaleParameters(query: stored, defaultCurrency: euro)
        let shares = said.products(net: said.amount)
        FuzzDriver.require(
            shares.compactMap(\.amount?.minorUnits).reduce(0, +) == said.amount?.minorUnits ?? 0,
            "products that do not sum up")
        FuzzDriver.require(
            Set(shares.map(\.product)).count == shares.count, "a product twice")
    }

    /// A hash that lost its end may look like anything.
    private static func isCut(_ query: [UInt8]) -> Bool {
        query.count >= SaleHit.maximumQueryLength - 3
            || query.count { $0 == UInt8(ascii: "&") } >= QueryParameters.maximumCount - 1
    }
}
