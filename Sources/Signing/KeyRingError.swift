/// Why a key ring cannot be read or changed; never holds any part of a secret.
package enum KeyRingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text does not begin like a key ring.
    case notAKeyRing
    /// Written in a form this program does not know.
    case otherVersion
    /// Cut off or changed after it was written.
    case damaged
    /// A line, counted from 1, is no key although the file is as it was written.
    case damagedLine(Int)
    case duplicateKey(UInt8)
    case unknownKey(UInt8)
    case noActiveKey
    /// All 31 ids are taken.
    case full

    /// What is wrong, in one line.
    package var description: String {
        switch self {
        case .notAKeyRing: "this is not a SaleTrail key ring"
        case .otherVersion: "the key ring was written by another version of SaleTrail"
        case .damaged: "the key ring is incomplete or was changed after it was written"
        case .damagedLine(let line): "line \(line) of the key ring is not a key"
        case .duplicateKey(let id): "the key ring holds key \(id) twice"
        case .unknownKey(let id): "the key ring holds no key \(id)"
        case .noActiveKey: "the key ring would hold no key that signs"
        case .full: "the key ring already holds 31 keys"
        }
    }

    /// What the person can do about it.
    package var hint: String {
        switch self {
        case .notAKeyRing, .damaged, .damagedLine, .duplicateKey:
            "restore the file from a backup; links already sent only work with the same keys"
        case .otherVersion: "use the newest version of SaleTrail that this data folder has seen"
        case .unknownKey: "list the keys to see their numbers"
        case .noActiveKey: "rotate the keys first, then remove the old one"
        case .full: "remove keys whose links may stop working, the oldest first"
        }
    }
}
