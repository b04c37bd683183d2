import Model

/// What stands behind the records of kinds 4 to 6: never written where it says nothing, so that
/// one event has one encoding.
extension ByteWriter {
    mutating func append(_ signals: ClickSignals) {
        append(signals.facts.rawValue)
        append(UInt8(signals.network?.bytes.count ?? 0))
        append(contentsOf: signals.network?.bytes ?? [])
    }

    mutating func append(_ clicks: [ClickID]) {
        append(varint: UInt64(clicks.count))
        for click in clicks { append(varint: click.value) }
    }

    mutating func append(_ proof: HitProof) {
        append(proof.trust.rawValue)
        append(proof.isConsentWithheld ? 1 : 0)
        switch proof.click {
        case .none: append(0)
        case .unknown: append(1)
        case .touch(let touch):
            append(2)
            append(touch)
        }
    }
}

extension ByteReader {
    mutating func signals() -> ClickSignals? {
        guard let facts = byte(), let length = byte(), length <= 6 else { return nil }
        var bytes: [UInt8] = []
        for _ in 0..<length {
            guard let byte = byte() else { return nil }
            bytes.append(byte)
        }
        let network = ClientNetwork(bytes: bytes)
        guard (network == nil) == bytes.isEmpty else { return nil }
        return ClickSignals(facts: .init(rawValue: facts), network: network)
    }

    /// At least one.
    mutating func clickIDs() -> [ClickID]? {
        guard let count = varint(), count > 0 else { return nil }
        var clicks: [ClickID] = []
        while clicks.count < count {
            guard let click: ClickID = identifier() else { return nil }
            clicks.append(click)
        }
        return clicks
    }

    mutating func proof() -> HitProof? {
        guard let trust = byte().flatMap(HitTrust.init), let withheld = byte(), withheld <= 1,
            let click = clickEvidence()
        else { return nil }
        let proof = HitProof(click: click, trust: trust, isConsentWithheld: withheld == 1)
        return proof == HitProof() ? nil : proof
    }

    private mutating func clickEvidence() -> ClickIDEvidence? {
        switch byte() {
        case 0: ClickIDEvidence.none
        case 1: .unknown
        case 2: touch().map { .touch($0) }
        default: nil
        }
    }
}
