import Foundation
import Model
import Signing
import TestSupport
import Testing

@testable import Store

@Suite final class KeyStoreTests: DataFolderSuite {
    static let now = Instant(milliseconds: 1_795_000_000_123)

    @Test func isMadeOnceForItsOwner() throws {
        let first = try KeyStore(folder).load(at: Self.now)
        let text = try String(contentsOfFile: folder.keyRing, encoding: .utf8)
        let second = try KeyStore(folder).load(at: Self.now.advanced(by: .seconds(5)))
        #expect(first.text == text && second.text == text)
        #expect(try TemporaryFolder.mode(folder.keyRing) == 0o600)
        #expect(first.keys.map(\.createdAt) == [Self.now])
    }

    @Test func everyInstallationHasItsOwn() throws {
        let other = DataFolder(path: temporary.path + "/other")
        try other.create()
        let texts = try [folder, other].map { try KeyStore($0).load(at: Self.now).text }
        #expect(texts[0] != texts[1])
    }

    @Test func allOfManyThreadsGetTheSame() throws {
        for round in 0..<20 {
            let folder = DataFolder(path: temporary.path + "/\(round)")
            try folder.create()
            let seen = Shared<[String]>([])
            onThreads(8) { _ in
                let text = (try? KeyStore(folder).load(at: Self.now).text) ?? "failed"
                seen.change { $0.append(text) }
            }
            let kept = try String(contentsOfFile: folder.keyRing, encoding: .utf8)
            #expect(Set(seen.value) == [kept] && seen.value.count == 8)
        }
    }

    /// A damaged ring is never replaced by a new one: every link already sent would be dead.
    @Test(arguments: ["", "nonsense", "saletrail keys 1\n", "saletrail keys 2\nend x\n"])
    func damagedRingStays(text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder.keyRing))
        let error = failure { _ = try KeyStore(folder).load(at: Self.now) }
        #expect(error?.description.hasPrefix(folder.keyRing + " is damaged: ") == true)
        #expect(error?.hint.contains("backup") == true)
        #expect(try String(contentsOfFile: folder.keyRing, encoding: .utf8) == text)
    }

    @Test func randomBytesDiffer() {
        let samples = (0..<50).map { _ in SystemRandom.bytes(32) }
        #expect(Set(samples).count == 50 && samples.allSatisfy { $0.count == 32 })
        #expect(SystemRandom.bytes(0) == [] && SystemRandom.bytes(256).count == 256)
    }
}
