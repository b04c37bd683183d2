/// Where a request really comes from, as far as trusted proxies tell.
package struct Origin: Hashable, Sendable {
    /// The reader's own address; the last proxy's where that is not known.
    package let address: IPAddress
    /// Whether the reader's own connection is encrypted.
    package let isSecure: Bool
    /// Whether nobody stands behind the address but this machine or a trusted proxy, so that no
    /// limit per address makes sense.
    package let isHouse: Bool
    /// Whether a trusted proxy told the address in a field.
    package var isPassedOn = false
}

/// In which fields the trusted proxies tell of the reader; the others are ignored, because a
/// proxy passes on what it does not know, from whoever made it up.
package enum ForwardedSyntax: Sendable {
    /// `X-Forwarded-For` and `X-Forwarded-Proto`.
    case xForwarded
    /// `Forwarded` (RFC 7239).
    case forwarded
}

/// Whose word is taken about a reader's address and connection.
struct ProxyTrust: Sendable {
    let ranges: [AddressRange]
    let syntax: ForwardedSyntax

    /// Who can open a Unix socket is decided by its file's permissions: he is trusted.
    func trusts(_ address: IPAddress) -> Bool {
        address == .none || ranges.contains(address)
    }

    /// Whether limits per address make sense for it.
    func isHouse(_ address: IPAddress) -> Bool { address.isLocal || trusts(address) }

    /// The origin of a request on a connection from `peer`.
    func origin(
        peer: IPAddress, isSecure: Bool, head: RequestHead, in bytes: UnsafeRawBufferPointer
    ) -> Origin {
        guard trusts(peer) else {
            return Origin(address: peer, isSecure: isSecure, isHouse: peer.isLocal)
        }
        let found =
            switch syntax {
            case .xForwarded: xForwarded(peer, head, bytes)
            case .forwarded: forwarded(peer, head, bytes)
            }
        return Origin(
            address: found.address, isSecure: isSecure || found.isSecure,
            isHouse: isHouse(found.address), isPassedOn: found.address != peer)
    }

    /// From the right: each proxy adds the one it was called by, and what stands left of the first
    /// untrusted address is hearsay. The scheme stands at the same place of its own list; a
    /// proxy that overwrites it leaves one for all.
    private func xForwarded(
        _ peer: IPAddress, _ head: RequestHead, _ bytes: UnsafeRawBufferPointer
    ) -> (address: IPAddress, isSecure: Bool) {
        var address = peer
        var place = 0
        ListedFromRight(head, "x-forwarded-for", bytes).visit { index, element in
            guard let hop = IPAddress(element.withoutPort) else { return false }
            (address, place) = (hop, index)
            return trusts(hop)
        }
        var isSecure = false
        ListedFromRight(head, "x-forwarded-proto", bytes).visit { index, element in
            if index <= place { isSecure = element.equalsIgnoringCase("https") }
            return index < place
        }
        return (address, isSecure)
    }

    /// RFC 7239 4: as above, with everything that one proxy says in one element.
    private func forwarded(
        _ peer: IPAddress, _ head: RequestHead, _ bytes: UnsafeRawBufferPointer
    ) -> (address: IPAddress, isSecure: Bool) {
        var address = peer
        var isSecure = false
        ListedFromRight(head, "forwarded", bytes).visit { _, element in
            let hop = ForwardedElement(element)
            isSecure = hop.proto?.equalsIgnoringCase("https") ?? false
            guard let node = hop.node, let next = IPAddress(node.withoutPort) else { return false }
            address = next
            return trusts(next)
        }
        return (address, isSecure)
    }
}
