import Foundation
import Model
import Testing

/// What the ladder promises of each set-up is what real browsers do, over https.
@Suite(.serialized)
struct BrowserTests {
    /// By tracking domain, whether the click's id is on, and whether third-party cookies are
    /// allowed: whether the sale finds its click.
    private static func isEarned(
        _ setup: LadderPlay.Setup, allowsThirdParty: Bool
    ) -> Bool {
        setup.account == 4071 || setup.hasClickID || allowsThirdParty
    }

    private static let setups = [false, true].flatMap { hasClickID in
        BrowserWeb.hosts.keys.sorted().map {
            LadderPlay.Setup(account: $0, hasClickID: hasClickID)
        }
    }

    @Test(
        "every cell of the ladder in Chromium, by image, frame and script",
        .enabled(
            if: BrowserWeb.isThere(for: Chromium.path), "needs nginx, openssl and chromium"))
    func chromium() throws {
        let web = try BrowserWeb()
        let play = try LadderPlay(web)
        for setup in Self.setups {
            // With the click's id it does not matter whether they are allowed.
            for isBlocked in setup.hasClickID ? [true] : [false, true] {
                let browser = Chromium(web: web, blocksThirdParty: isBlocked)
                try check(
                    play, setup, LadderPlay.Form.allCases, "chromium-\(isBlocked)",
                    allowsThirdParty: !isBlocked
                ) { try browser.visit($0, until: $1) }
            }
        }
    }

    @Test(
        "every cell of the ladder in Firefox, by image, frame and script",
        .enabled(
            if: BrowserWeb.isThere(for: Firefox.path), "needs nginx, openssl and firefox-esr"),
        arguments: Firefox.Mode.allCases)
    func firefox(mode: Firefox.Mode) throws {
        let web = try BrowserWeb()
        let play = try LadderPlay(web)
        let browser = try Firefox(web, mode)
        for setup in Self.setups {
            // The forms have never differed: one is enough for the rarer modes.
            let forms = mode == .standard ? LadderPlay.Form.allCases : [.image]
            // Firefox keeps the cookies of each site apart in all its modes.
            try check(
                play, setup, forms, mode.rawValue, allowsThirdParty: false
            ) { try browser.visit($0, until: $1) }
        }
    }

    private func check(
        _ play: LadderPlay, _ setup: LadderPlay.Setup, _ forms: [LadderPlay.Form],
        _ browser: String, allowsThirdParty: Bool,
        visit: (String, () throws -> Bool) throws -> Void
    ) throws {
        try play.prepare(setup)
        let isEarned = Self.isEarned(setup, allowsThirdParty: allowsThirdParty)
        let expected = isEarned ? try play.earned(setup.account) : .unattributed(.noCookie)
        for form in forms {
            let order = "\(browser)-\(setup.account)-\(setup.hasClickID)-\(form.rawValue)"
            let found = try play.verdicts(setup, form, order: order, visit: visit)
            #expect(found == [expected], "\(order)")
        }
    }
}
