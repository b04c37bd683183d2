import Foundation
import HTTPServer
import Model

/// The value of `Location`: the destination as the newsletter wrote it, with the late-bound
/// values put back in.
struct Location {
    let bytes: [UInt8]

    /// `query` is the transition link's own; its parameters `1`, `2` … fill the slots in order.
    init(_ destination: Destination, lateBound query: ByteView?) {
        if destination.lateBound.isEmpty, let plain = Self.plain(destination.url) {
            bytes = plain
            return
        }
        let isASCII = destination.url.utf8.allSatisfy { $0 < 0x80 }
        let source = isASCII ? destination : Self.withASCIIHost(destination)
        var out: [UInt8] = []
        let text = Array(source.url.utf8)
        out.reserveCapacity(text.count + 64)
        var position = 0
        for (index, slot) in source.lateBound.enumerated() {
            Self.append(text[position..<slot.lowerBound], to: &out)
            if let value = Self.value(index + 1, in: query) { Self.appendValue(value, to: &out) }
            position = slot.upperBound
        }
        Self.append(text[position...], to: &out)
        bytes = out
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// With one parameter more at the end of the query; query and fragment stay as they are.
    /// `name` and `value` need no encoding.
    func adding(_ name: String, _ value: [UInt8]) -> Location {
        let fragment = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
        let start = bytes[..<fragment]
        let separator =
            !start.contains(UInt8(ascii: "?"))
            ? "?" : start.last == UInt8(ascii: "?") || start.last == UInt8(ascii: "&") ? "" : "&"
        let pair = Array((separator + name + "=").utf8) + value
        return Location(bytes: start + pair + bytes[fragment...])
    }

    /// The URL's bytes, where all of them are visible ASCII, as in nearly every newsletter.
    private static func plain(_ url: String) -> [UInt8]? {
        let bytes = Array(url.utf8)
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? bytes : nil
    }

    /// What a Location field cannot hold is percent-encoded, as a browser would; the rest stays
    /// as it was written.
    private static func append(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        for byte in text {
            if byte <= 0x20 || byte >= 0x7F {
                append(escaped: byte, to: &out)
            } else {
                out.append(byte)
            }
        }
    }

    /// The raw value of the parameter named `number`; not decoded: it is part of a URL already.
    private static func value(_ number: Int, in query: ByteView?) -> ByteView? {
        guard let query else { return nil }
        let name = String(number).utf8
        var start = 0
        while start < query.count {
            let rest = query.part(start..<query.count)
            let length = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.count
            let pair = rest.part(0..<length)
            if let equals = pair.firstIndex(of: UInt8(ascii: "=")),
                pair.part(0..<equals).elementsEqual(name)
            {
                return pair.part(equals + 1..<pair.count)
            }
            start += length + 1
        }
        return nil
    }

    /// Escapes stay escapes; what could begin another part of the URL is encoded, so that a value
    /// stays inside its slot (RFC 3986 2.2, 2.4).
    private static func appendValue(_ value: ByteView, to out: inout [UInt8]) {
        for (index, byte) in value.enumerated() {
            if byte == UInt8(ascii: "%") && value.isEscape(at: index) || isKept(byte) {
                out.append(byte)
            } else {
                append(escaped: byte, to: &out)
            }
        }
    }

    private static func isKept(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~+=:@!$'()*,;".utf8.contains(byte)
        }
    }

    private static func append(escaped byte: UInt8, to out: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// An international host goes out in its ASCII form (UTS 46, by Foundation); slots move
    /// along with what stands before them.
    private static func withASCIIHost(_ destination: Destination) -> Destination {
        let text = destination.url
        guard let schemeEnd = text.range(of: "://")?.upperBound else { return destination }
        let hostEnd = text[schemeEnd...].firstIndex { "/?#:".contains($0) } ?? text.endIndex
        let host = text[schemeEnd..<hostEnd]
        var components = URLComponents()
        components.host = String(host)
        guard let ascii = components.encodedHost else { return destination }
        let shift = ascii.utf8.count - host.utf8.count
        let url = text[..<schemeEnd] + ascii + text[hostEnd...]
        let slots = destination.lateBound.map { $0.lowerBound + shift..<$0.upperBound + shift }
        return Destination(url: String(url), lateBound: slots)
    }
}

extension ByteView {
    fileprivate func isEscape(at index: Int) -> Bool {
        guard index + 2 < count else { return false }
        return [self[index + 1], self[index + 2]].allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
            default: false
            }
        }
    }
}
