import Foundation
import Model
import Signing
import Store

@testable import Mailing

/// A data folder with one sub-account, and what a mailing needs; removed with it.
final class PostRoom {
    static let now = Instant(milliseconds: 1_795_004_800_000)
    static let shop = SubAccountID(4071)

    let path: String
    let control: ControlStore
    let ring: KeyRing

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "saletrail-\(UUID().uuidString)")
        path = url.path
        control = try ControlStore(DataFolder(path: path + "/data"), creating: true)
        ring = KeyRing.generated(now: Self.now) { count in (0..<count).map { UInt8($0) } }
        try control.add(
            SubAccount(
                id: Self.shop, name: "Zapatería", trackingHost: "t.example",
                shopHost: "shop.example", timeZone: "Europe/Madrid", currency: Currency("EUR")!),
            at: Self.now)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func mailing(
        _ html: String, _ change: (inout MailingRequest) -> Void = { _ in }
    ) throws -> Mailing {
        var request = MailingRequest(account: Self.shop, campaign: "spring")
        change(&request)
        return try Mailing(
            Array(html.utf8), request, control: control, ring: ring, at: Self.now)
    }

    /// The transition links in `text`, in order.
    func links(
        in text: String, base: String = "https://t.example"
    ) -> [(stamp: LinkStamp?, number: UInt64?, url: String)] {
        let parts = text.components(separatedBy: base + "/c/").dropFirst()
        return parts.map { part in
            let stamp = part.prefix { $0 != "/" }
            let number = part.dropFirst(stamp.count + 1).prefix { $0.isNumber }
            return (
                LinkStamp(verifying: Array(stamp.utf8), with: ring), UInt64(number),
                "\(base)/c/\(stamp)/\(number)"
            )
        }
    }
}

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The error that `action` throws, if it does.
func failure(_ action: () throws -> Void) -> MailingError? {
    do {
        try action()
        return nil
    } catch {
        return error as? MailingError
    }
}
