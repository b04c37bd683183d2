import LinkRewriting
import Mailing

/// One link of a newsletter: what it is, and what it is to count.
struct LinkSwitch {
    let visit: AccountVisit
    let link: LinkOutcome

    var row: HTML {
        let choice: HTML = link.hasSwitch ? switches : .empty
        let text = link.text.isEmpty ? visit.say(NewsletterText.noText) : link.text
        return """
            <tr><td><span class="badge fate-\(LinkFate(link).rawValue)">\(link.position)</span>\
            </td><th scope="row"><bdi>\(text)</bdi>\(place)\
            <bdi class="url">\(link.url)</bdi>\(remarks)</th>
            <td>\(choice)</td></tr>
            """
    }

    private var place: HTML {
        link.isOutlookOnly
            ? " <span class=\"badge\">\(visit.say(NewsletterText.outlookOnly))</span>" : .empty
    }

    private var remarks: HTML {
        let why: HTML =
            if let reason = link.keptFor {
                "<small>\(visit.say(reason.wording))</small>"
            } else if !link.why.isEmpty {
                "<small>\(visit.say(NewsletterText.mergeTags))</small>"
            } else { .empty }
        let warnings: [HTML] = link.warnings.map { warning in
            let (text, value) = warning.wording
            return "<small class=\"warn\">\(visit.say(text, value))</small>"
        }
        return HTML([why] + warnings)
    }

    private var switches: HTML {
        let name = "link-\(link.position)"
        let buttons: [HTML] = LinkChoice.allCases.map { choice in
            let title = visit.say(choice.title)
            return """
                <label><input type="radio" name="\(name)" value="\(choice.rawValue)" \
                \("checked", if: link.choice == choice)> <span>\(title)</span></label>
                """
        }
        return """
            <fieldset class="switch"><legend>\(visit.say(NewsletterText.link)) \(link.position)\
            </legend>\(buttons)</fieldset>
            """
    }

    /// The badge of a choice, in the colours of the preview.
    static func style(_ choice: LinkChoice) -> String {
        switch choice {
        case .sale: "fate-sales"
        case .click: "fate-clicks"
        case .none: "fate-kept"
        }
    }
}

extension LinkChoice {
    /// What is written on its switch.
    var title: NewsletterText {
        switch self {
        case .sale: .sale
        case .click: .click
        case .none: .none
        }
    }
}
