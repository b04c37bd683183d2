/// One proxy's element of a Forwarded field (RFC 7239 4): `for=…;proto=…`, in any order.
struct ForwardedElement {
    /// Whom the proxy was called by: an address, perhaps with a port, or a made-up name.
    private(set) var node: ByteView?
    /// "http" or "https", in any case of letters.
    private(set) var proto: ByteView?

    /// What is no pair is left out: what matters is whether the rest can be read.
    init(_ element: ByteView) {
        var rest = element
        while !rest.isEmpty {
            let length = rest.firstIndex(of: 0x3B) ?? rest.count
            take(rest.part(0..<length).trimmed)
            rest = rest.part(min(length + 1, rest.count)..<rest.count)
        }
    }

    private mutating func take(_ pair: ByteView) {
        guard let equals = pair.firstIndex(of: 0x3D) else { return }
        let name = pair.part(0..<equals)
        let value = pair.part(equals + 1..<pair.count).unquoted
        if name.equalsIgnoringCase("for") { node = value }
        if name.equalsIgnoringCase("proto") { proto = value }
    }
}

/// The elements of all lines of a list field, the last one first (RFC 9110 5.3: lines of one name
/// are one list).
///
/// Commas inside quotes are not told apart: no address and no scheme has one, and whoever opens a
/// quote to the left cannot swallow what our proxy has put to the right of it.
struct ListedFromRight {
    private let head: RequestHead
    private let name: StaticString
    private let bytes: UnsafeRawBufferPointer

    init(_ head: RequestHead, _ name: StaticString, _ bytes: UnsafeRawBufferPointer) {
        (self.head, self.name, self.bytes) = (head, name, bytes)
    }

    /// Calls `body` with each element and its place counted from the right, until it says `false`.
    func visit(_ body: (Int, ByteView) -> Bool) {
        var place = 0
        for field in head.fields.reversed() where field.isNamed(name, in: bytes) {
            let value = field.value.view(in: bytes)
            var end = value.count
            while end >= 0 {
                var start = end
                while start > 0, value[start - 1] != 0x2C { start -= 1 }
                guard body(place, value.part(start..<end).trimmed) else { return }
                place += 1
                end = start - 1
            }
        }
    }
}

extension ByteView {
    /// Without blanks at the ends.
    var trimmed: ByteView {
        var (first, last) = (0, count)
        while first < last, self[first].isBlank { first += 1 }
        while first < last, self[last - 1].isBlank { last -= 1 }
        return part(first..<last)
    }

    /// Without the quotes around a quoted-string; escapes stay, addresses have none.
    fileprivate var unquoted: ByteView {
        count >= 2 && first == 0x22 && last == 0x22 ? part(1..<count - 1) : self
    }

    /// An address without brackets and port: "[::1]:80", "192.0.2.1:80", "::1".
    var withoutPort: ByteView {
        if first == 0x5B {
            return firstIndex(of: 0x5D).map { part(1..<$0) } ?? self
        }
        guard let colon = firstIndex(of: 0x3A), lastIndex(of: 0x3A) == colon else { return self }
        return part(0..<colon)
    }
}
