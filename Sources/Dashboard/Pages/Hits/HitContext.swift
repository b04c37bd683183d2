import Model
import Reporting

/// What hits of one sub-account are shown by: its clock, language and campaigns.
struct HitContext {
    let account: SubAccount
    let language: Language
    let texts: ReportTexts
    let format: LocalFormat
    let now: Instant
    private let clock: ReportClock
    private let campaigns: [CampaignID: String]

    init(_ visit: AccountVisit, campaigns: [CampaignID: String]) {
        account = visit.account
        language = visit.language
        texts = ReportTexts(visit.language)
        format = LocalFormat(visit.language)
        now = visit.now
        clock = ReportClock(of: visit.account)
        self.campaigns = campaigns
    }

    func say(_ text: some Wording, _ values: String...) -> String { text.text(language, values) }

    /// The key of a campaign.
    func name(_ campaign: CampaignID) -> String {
        campaigns[campaign] ?? say(HitText.deletedCampaign, campaign.description)
    }

    /// To the second; the day only where it is another than today's.
    func time(_ instant: Instant) -> String {
        let second = String(clock.second(instant).suffix(8))
        let day = clock.day(instant)
        return day == clock.day(now) ? second : format.day(day) + " " + second
    }

    /// With the day in any case.
    func fullTime(_ instant: Instant) -> String {
        format.day(clock.day(instant)) + " " + clock.second(instant).suffix(8)
    }

    /// `nil` becomes what says that nothing was sent.
    func money(_ money: Money?) -> String { money.map(format.money) ?? say(HitText.noValue) }

    func name(_ rung: Rung) -> String {
        switch rung {
        case .clickID: texts[.clickID]
        case .sameSiteCookie: texts[.sameSiteCookie]
        case .thirdPartyCookie: texts[.thirdPartyCookie]
        case .contact: texts[.orderContact]
        }
    }
}

extension ReportClock {
    /// A sub-account's; UTC where its zone is not known here any more.
    fileprivate init(of account: SubAccount) {
        do throws(ReportClockError) {
            self = try ReportClock(timeZone: account.timeZone)
        } catch {
            self = .utc
        }
    }
}
