import Model
import Signing

extension SaleSecret {
    /// A new secret from the system's random source: 52 letters and digits, easily pasted.
    package static func generated() -> SaleSecret {
        SaleSecret(Base32.encode(SystemRandom.bytes(32)))
    }
}
