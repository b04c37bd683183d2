import CLinux
import Model
import Signing

/// The key ring of a data folder.
package struct KeyStore: Sendable {
    private let folder: DataFolder

    package init(_ folder: DataFolder) { self.folder = folder }

    /// Reads the ring, or makes one from the system's random source where there is none yet.
    package func load(at now: Instant) throws(StoreError) -> KeyRing {
        if let ring = try read() { return ring }
        let fresh = KeyRing.generated(now: now, random: SystemRandom.bytes)
        _ = try PrivateFile.create(folder.keyRing, Array(fresh.text.utf8))
        // What is on the disk counts: another process may have made it at the same moment.
        return try read() ?? fresh
    }

    private func read() throws(StoreError) -> KeyRing? {
        guard let bytes = try PrivateFile.read(folder.keyRing) else { return nil }
        do {
            return try KeyRing(text: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .damaged(path: folder.keyRing, detail: error.description)
        }
    }
}

/// The kernel's random source (getrandom(2)).
enum SystemRandom {
    static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // Up to 256 bytes come whole and uninterrupted once the source is seeded.
        precondition(count <= 256 && getrandom(&bytes, count, 0) == count)
        return bytes
    }
}
