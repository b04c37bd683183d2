import Foundation
import Model
import TestSupport
import Testing

@testable import Store

@Suite struct NewsletterShelfTests {
    let temporary: TemporaryFolder
    let shelf: NewsletterShelf

    init() throws {
        temporary = try TemporaryFolder()
        let folder = DataFolder(path: temporary.path + "/data")
        try folder.create()
        shelf = NewsletterShelf(folder)
    }

    private var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(
                atPath: temporary.path + "/data/newsletters"
            ).sorted()
        }
    }

    @Test func theLastOneStays() throws {
        #expect(try shelf.kept(CampaignID(1)) == nil)
        try shelf.keep([1], of: CampaignID(1), kind: "html")
        try shelf.keep([2], of: CampaignID(11), kind: "html")
        try shelf.keep([3, 4], of: CampaignID(1), kind: "text")
        let kept = try #require(try shelf.kept(CampaignID(1)))
        #expect(kept.bytes == [3, 4] && kept.kind == "text")
        #expect(try shelf.kept(CampaignID(11))?.bytes == [2])
        #expect(try files == ["1.text", "11.html"])
        #expect(try TemporaryFolder.mode(temporary.path + "/data/newsletters/1.text") == 0o600)
    }

    @Test func draftsAreNamedByNobody() throws {
        let one = try shelf.addDraft([1], of: SubAccountID(1))
        let other = try shelf.addDraft([2], of: SubAccountID(1))
        #expect(one != other && one.count == 26)
        #expect(try shelf.draft(one, of: SubAccountID(1)) == [1])
        #expect(try shelf.draft(one, of: SubAccountID(2)) == nil)
        for name in ["", "..", "../../control.sqlite", "a/b", String(repeating: "a", count: 26)] {
            #expect(try shelf.draft(name, of: SubAccountID(1)) == nil, "\(name)")
        }
    }

    @Test func draftsEnd() throws {
        let old = try shelf.addDraft([1], of: SubAccountID(1))
        let path = temporary.path + "/data/newsletters/drafts-1/" + old
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -90_000)], ofItemAtPath: path)
        let kept = try shelf.addDraft([2], of: SubAccountID(1))
        #expect(try shelf.draft(old, of: SubAccountID(1)) == nil)
        #expect(try shelf.draft(kept, of: SubAccountID(1)) == [2])
        for _ in 0..<20 { _ = try shelf.addDraft([3], of: SubAccountID(1)) }
        #expect(try shelf.draft(kept, of: SubAccountID(1)) == nil)
        let folder = temporary.path + "/data/newsletters/drafts-1"
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 20)
    }
}
