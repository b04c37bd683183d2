import Model
import Signing

/// The parts of a transition link: `<base>/c/<stamp>/<n>[?c=<contact>][&1=<late-bound>…]`.
package enum TransitionLink {
    /// Carries the sender's contact id where the sending platform merges.
    package static let contactParameter = "c"

    /// Carries when the message was sent, where the sending platform fills it in: Unix seconds
    /// or RFC 3339. Clicks within seconds of it are suspect.
    package static let sentParameter = "sent"

    /// What stands between base and stamp.
    static let path = "/c/"

    /// `number` is the link's number in the campaign, `stamp` the signed stamp in ASCII.
    static func append(
        base: String, stamp: [UInt8], number: LinkNumber, to output: inout [UInt8]
    ) {
        output += base.utf8
        output += path.utf8
        output += stamp
        output.append(UInt8(ascii: "/"))
        output += number.description.utf8
    }

    /// The path of a link that names no contact: for trying it out.
    package static func path(
        _ campaign: CampaignID, _ number: LinkNumber, ring: KeyRing
    ) -> String {
        var path: [UInt8] = []
        let stamp = LinkStamp(campaign: campaign, contact: nil).encoded(with: ring)
        append(base: "", stamp: stamp, number: number, to: &path)
        return String(decoding: path, as: UTF8.self)
    }

    /// Late-bound values travel as parameters `1`, `2` … in the order of their slots.
    static func lateBoundParameter(_ index: Int) -> String { String(index + 1) }
}
