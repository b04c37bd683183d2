/// The new value of a link: the transition link and the merge tags that travel with it.
package struct TransitionValue: Equatable, Sendable {
    /// One query parameter whose value the mail platform fills in.
    package struct Parameter: Equatable, Sendable {
        package var name: String
        /// The merge tag, written exactly so: mail platforms look for the exact text.
        package var verbatim: String

        package init(name: String, verbatim: String) {
            self.name = name
            self.verbatim = verbatim
        }
    }

    /// The transition link; an `&` in it is written as `&amp;`.
    package var url: String
    package var parameters: [Parameter]

    package init(url: String, parameters: [Parameter] = []) {
        self.url = url
        self.parameters = parameters
    }

    /// As an attribute value, without quotes.
    var attributeValue: [UInt8] {
        var url = url
        var bytes = url.withUTF8 { Array($0) }
        if bytes.contains(Byte.ampersand) {
            bytes = bytes.flatMap { $0 == Byte.ampersand ? Array("&amp;".utf8) : [$0] }
        }
        if parameters.isEmpty { return bytes }
        return bytes + Self.query(parameters, isFirst: !bytes.contains(Byte.question))
    }

    /// `?c={{id}}&amp;1={{tag}}`
    static func query(_ parameters: [Parameter], isFirst: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = []
        for parameter in parameters {
            bytes += (isFirst && bytes.isEmpty ? "?" : "&amp;").utf8
            bytes += parameter.name.utf8
            bytes.append(Byte.equals)
            bytes += parameter.verbatim.utf8
        }
        return bytes
    }
}
