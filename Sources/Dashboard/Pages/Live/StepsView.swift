import Attribution
import Model
import Reporting

/// How the click of a sale was looked for.
struct StepsView {
    private let steps: [Step]
    private let telling: HitTelling

    init(_ steps: [Step], _ telling: HitTelling) {
        self.steps = steps
        self.telling = telling
    }

    var html: HTML {
        guard !steps.isEmpty else {
            return "<p class=\"soft\">\(telling.say(HitText.notLooked))</p>"
        }
        let items: [HTML] = steps.map {
            """
            <li><span>\(subject($0.subject))</span> \(badge($0.outcome)) \
            <span>\(text(finding($0.outcome)))</span></li>
            """
        }
        return "<ol class=\"trail\">\(items)</ol>"
    }

    private func subject(_ subject: Step.Subject) -> String {
        switch subject {
        case .consent: telling.say(StepText.consent)
        case .rung(let rung): telling.say(StepText(rung))
        case .touch(let touch):
            telling.say(
                StepText.click, telling.fullTime(touch.at), touch.link.description,
                telling.name(touch.campaign))
        case .model(let model):
            telling.say(StepText.model, telling.say(StepText(model)))
        case .result: telling.say(StepText.result)
        }
    }

    private func badge(_ outcome: Step.Outcome) -> HTML {
        let word = telling.say(StepText(outcome))
        return switch outcome {
        case .taken: "<span class=\"badge good\">\(word)</span>"
        case .refused: "<span class=\"badge warn\">\(word)</span>"
        case .absent: "<span class=\"badge\">\(word)</span>"
        }
    }

    private func finding(_ outcome: Step.Outcome) -> StepFinding {
        switch outcome {
        case .taken(let finding), .refused(let finding), .absent(let finding): finding
        }
    }

    private func text(_ finding: StepFinding) -> String {
        switch finding {
        case .unrecognised: telling.say(StepText.unrecognised)
        case .noClickID: telling.say(StepText.noClickID)
        case .foreignClickID: telling.say(StepText.foreignClickID)
        case .signedClickID: telling.say(StepText.signedClickID)
        case .noCookie: telling.say(StepText.noCookie)
        case .cookie(let clicks): telling.say(StepText.cookieClicks, String(clicks))
        case .noContact: telling.say(StepText.noContact)
        case .contact(let clicks): telling.say(StepText.contactClicks, String(clicks))
        case .mayEarn: telling.say(StepText.mayEarn)
        case .foreignCampaign: telling.say(StepText.foreignCampaign)
        case .obstacle(let reason): telling.say(ReasonText(reason))
        case .credits(let credits): credits.map(share).joined(separator: "; ")
        }
    }

    private func share(_ credit: Credit) -> String {
        let (name, link) = (telling.name(credit.touch.campaign), credit.touch.link.description)
        return credit.amount.map {
            telling.say(StepText.share, name, link, telling.format.money($0))
        } ?? telling.say(StepText.shareOfNothing, name, link)
    }
}
