import LinkRewriting
import Mailing
import Model

/// The page of the links: newsletter and switches side by side, options below.
struct LinksView {
    let visit: AccountVisit
    let choices: NewsletterChoices
    let draft: String
    let plan: LinkPlan
    let links: [LinkOutcome]

    var page: Page {
        var page = Page(
            visit.say(NewsletterText.linksOf, choices.campaign),
            crumbs: visit.crumbs + [
                Crumb(
                    visit.say(NewsletterText.title), NewsletterPages.address(visit.account.id))
            ], visit.form(action, parts, style: "links"))
        page.policy = .pageWithFrame
        return page
    }

    private var action: String { NewsletterPages.address(visit.account.id) + "/" + draft }

    private var parts: HTML {
        """
        \(hidden)
        \(remarks)
        <div class="split">
        <section>\(preview)</section>
        <section>\(table)</section>
        </div>
        <details class="card" \("open", if: hasOptions)>
        <summary>\(visit.say(NewsletterText.options))</summary>\(options)</details>
        <p class="actions">
        <button name="do" value="rewrite">\(visit.say(NewsletterText.rewrite))</button>
        <button name="do" value="preview" class="plain">\(visit.say(NewsletterText.update))\
        </button></p>
        """
    }

    private var hidden: HTML {
        let kept =
            [("campaign", choices.campaign), ("name", choices.name)]
            + (choices.loadsPictures ? [("pictures", "1")] : [])
        return HTML(
            kept.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" })
    }

    private var remarks: HTML {
        var warnings = plan.warnings
        if let tag = choices.tag, MergeTag.looksLikeEmailTag(tag) {
            warnings.append(visit.say(NewsletterText.emailTag, tag))
        }
        let items: [HTML] = warnings.map { "<p class=\"hint warn\" dir=\"auto\">\($0)</p>" }
        let notes: [HTML] = plan.notes.map { "<p class=\"hint\" dir=\"auto\">\($0)</p>" }
        return HTML(items + notes)
    }

    private var preview: HTML {
        guard plan.newsletter.html != nil else {
            return "<p class=\"card soft\">\(visit.say(NewsletterText.otherForm))</p>"
        }
        let frame = LinksStep.address(visit.account.id, draft, choices, frame: true)
        var other = choices
        other.loadsPictures.toggle()
        let link = LinksStep.address(visit.account.id, draft, other)
        let text: NewsletterText = choices.loadsPictures ? .withoutPictures : .withPictures
        return """
            <iframe class="newsletter" sandbox src="\(frame)" \
            title="\(visit.say(NewsletterText.previewTitle))"></iframe>
            <p><a href="\(link)">\(visit.say(text))</a></p>
            """
    }

    private var table: HTML {
        guard !links.isEmpty else {
            return "<p class=\"card soft\">\(visit.say(NewsletterText.noLinks))</p>"
        }
        let rows = links.map { LinkSwitch(visit: visit, link: $0).row }
        return """
            \(counts)
            <div class="scroll"><table class="switches">
            <thead><tr><th scope="col">\(visit.say(NewsletterText.number))</th>
            <th scope="col">\(visit.say(NewsletterText.link))</th>
            <th scope="col">\(visit.say(NewsletterText.whatHappens))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    /// The script keeps the numbers up to date as switches are moved.
    private var counts: HTML {
        let pieces = LinkChoice.allCases.map { choice in
            let count = links.count { $0.choice == choice }
            let title = visit.say(choice.title)
            return """
                <span class="badge \(LinkSwitch.style(choice))" data-count="\(choice.rawValue)">\
                \(count)</span> \(title) 
                """ as HTML
        }
        return "<p class=\"counts\" role=\"status\">\(pieces)</p>"
    }

    // MARK: Options

    private var hasOptions: Bool {
        !(choices.platform + choices.contactTag + choices.utm).isEmpty
    }

    private var options: HTML {
        let any = [(value: "", title: visit.say(NewsletterText.noPlatform))]
        let platforms = FormChoice(
            "platform", visit.say(NewsletterText.platform),
            any + Platform.all.map { (value: $0.name, title: $0.title) },
            chosen: choices.platform)
        return """
            \(platforms.html)
            \(field("contact-tag", .contactTag, .contactTagHint, choices.contactTag))
            \(field("utm", .utm, .utmHint, choices.utm))
            """
    }

    private func field(
        _ name: String, _ title: NewsletterText, _ hint: NewsletterText, _ value: String
    ) -> HTML {
        FormField(
            name, visit.say(title), value: value, hint: visit.say(hint), isRequired: false
        ).html
    }
}
