import Attribution
import Model
import Reporting

/// How the click of a sale was looked for.
struct StepsView {
    private let steps: [Step]
    private let context: HitContext

    init(_ steps: [Step], _ context: HitContext) {
        self.steps = steps
        self.context = context
    }

    var html: HTML {
        guard !steps.isEmpty else {
            return "<p class=\"soft\">\(context.say(HitText.notLooked))</p>"
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
        case .consent: context.say(StepText.consent)
        case .rung(let rung): context.say(StepText(rung))
        case .touch(let touch):
            context.say(
                StepText.click, context.fullTime(touch.at), touch.link.description,
                context.name(touch.campaign))
        case .model(let model):
            context.say(StepText.model, context.say(StepText(model)))
        case .result: context.say(StepText.result)
        }
    }

    private func badge(_ outcome: Step.Outcome) -> HTML {
        let word = context.say(StepText(outcome))
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
        case .unrecognised: context.say(StepText.unrecognised)
        case .noClickID: context.say(StepText.noClickID)
        case .foreignClickID: context.say(StepText.foreignClickID)
        case .signedClickID: context.say(StepText.signedClickID)
        case .noCookie: context.say(StepText.noCookie)
        case .cookie(let clicks): context.say(StepText.cookieClicks, String(clicks))
        case .noContact: context.say(StepText.noContact)
        case .contact(let clicks): context.say(StepText.contactClicks, String(clicks))
        case .mayEarn: context.say(StepText.mayEarn)
        case .foreignCampaign: context.say(StepText.foreignCampaign)
        case .obstacle(let reason): context.say(ReasonText(reason))
        case .credits(let credits): credits.map(share).joined(separator: "; ")
        }
    }

    private func share(_ credit: Credit) -> String {
        let (name, link) = (context.name(credit.touch.campaign), credit.touch.link.description)
        return credit.amount.map {
            context.say(StepText.share, name, link, context.format.money($0))
        } ?? context.say(StepText.shareOfNothing, name, link)
    }
}
