import Model
import Testing

@testable import Mailing

@Suite struct MergeStateTests {
    @Test func roundTrip() {
        var state = MergeState(
            mailing: [0x0A, 0xFF], contacts: [1], started: Instant(milliseconds: 5))
        state.records = 7
        state.mails = 6
        state.bytes = 1 << 40
        #expect(state.mailing == "0aff")
        #expect(MergeState(state.text) == state)
        state.isComplete = true
        #expect(MergeState(state.text) == state)
    }

    @Test func refusesWhatIsNotWhole() {
        let state = MergeState(mailing: [1], contacts: [2], started: PostRoom.now)
        for length in 0..<state.text.count - 1 {
            #expect(MergeState(String(state.text.prefix(length))) == nil, "\(length)")
        }
        #expect(MergeState(state.text.replacing("merge 1", with: "merge 2")) == nil)
    }
}
