import Model
import Reporting

/// What hits of one sub-account are shown by: its clock, language and campaigns.
struct HitTelling {
    let visit: AccountVisit
    let texts: ReportTexts
    let format: LocalFormat
    /// `nil` where the sub-account's zone is not known here any more: then times are in UTC.
    private let clock: ReportClock?
    private let campaigns: [CampaignID: String]

    init(_ visit: AccountVisit, campaigns: [Campaign]) {
        self.visit = visit
        texts = ReportTexts(visit.language)
        format = LocalFormat(visit.language)
        do throws(ReportClockError) {
            clock = try ReportClock(timeZone: visit.account.timeZone)
        } catch {
            clock = nil
        }
        self.campaigns = Dictionary(uniqueKeysWithValues: campaigns.map { ($0.id, $0.key) })
    }

    var account: SubAccount { visit.account }

    func say(_ text: some Wording, _ values: String...) -> String {
        text.text(visit.language, values)
    }

    /// The key of a campaign.
    func name(_ campaign: CampaignID) -> String {
        campaigns[campaign] ?? say(HitText.deletedCampaign, campaign.description)
    }

    /// To the second; the day only where it is another than today's.
    func time(_ instant: Instant) -> String {
        guard let clock, clock.day(instant) == clock.day(visit.now) else {
            return fullTime(instant)
        }
        return String(clock.second(instant).suffix(8))
    }

    /// With the day in any case.
    func fullTime(_ instant: Instant) -> String {
        guard let clock else { return ReportClock.utc(instant) }
        return format.day(clock.day(instant)) + " " + clock.second(instant).suffix(8)
    }

    /// `nil` becomes what says that nothing was sent.
    func money(_ money: Money?) -> String { money.map(format.money) ?? say(HitText.noValue) }

    func name(_ rung: Rung) -> String { texts[ReportText(rung)] }
}
