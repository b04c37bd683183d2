import Model

/// What became of a sale: which clicks earned it, or why none did, and how that was found.
package struct Judgement: Hashable, Sendable {
    /// Oldest click first; empty for a sale of no campaign.
    package let credits: [Credit]
    /// Why there are no credits.
    package let unattributed: UnattributedReason?
    /// In the order they were taken.
    package let steps: [Step]

    init(credits: [Credit], steps: [Step]) {
        self.credits = credits
        unattributed = nil
        self.steps = steps
    }

    init(unattributed: UnattributedReason, steps: [Step]) {
        credits = []
        self.unattributed = unattributed
        self.steps = steps
    }

    /// The click that stands for the sale where there is room for one: that of the largest
    /// credit, of equal ones the newest.
    package var leading: Credit? {
        credits.max { ($0.weight, $0.touch) < ($1.weight, $1.touch) }
    }
}

/// One step of a judgement.
package struct Step: Hashable, Sendable {
    /// What was looked at.
    package enum Subject: Hashable, Sendable {
        case consent
        case rung(Rung)
        case touch(Touch)
        case model(AttributionModel)
        case result
    }

    /// What it gave.
    package enum Outcome: Hashable, Sendable {
        case taken(StepFinding)
        case refused(StepFinding)
        case absent(StepFinding)
    }

    package let subject: Subject
    package let outcome: Outcome

    init(_ subject: Subject, _ outcome: Outcome) {
        self.subject = subject
        self.outcome = outcome
    }
}

extension Step.Subject: CustomStringConvertible {
    /// Short, without anybody's data.
    package var description: String {
        switch self {
        case .consent: "consent"
        case .rung(let rung): rung.rawValue
        case .touch(let touch):
            "click \(touch.click) on link \(touch.link) of campaign \(touch.campaign)"
        case .model(let model): "model \(model.rawValue)"
        case .result: "result"
        }
    }
}

extension Step.Outcome: CustomStringConvertible {
    package var description: String {
        switch self {
        case .taken(let finding): "yes: \(finding)"
        case .refused(let finding): "no: \(finding)"
        case .absent(let finding): "–: \(finding)"
        }
    }
}
