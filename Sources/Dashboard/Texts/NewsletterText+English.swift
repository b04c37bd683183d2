extension NewsletterText {
    var english: String {
        switch self {
        case .title: "Newsletter"
        case .uploadHint:
            "Its links become links that count clicks and sales. First you see every link and "
                + "choose; nothing is changed before."
        case .campaign: "Campaign"
        case .campaignHint: "Your own name for the mailing, for instance spring-2026"
        case .file: "Newsletter as a file"
        case .paste: "or pasted"
        case .pasteHint: "HTML, plain text or a whole message; 10 MB at most"
        case .showLinks: "Show the links"
        case .noCampaignKey: "The campaign needs a name of 1 to 100 characters."
        case .nothingSent: "Choose a file or paste the newsletter."
        case .tooLarge: "The newsletter is larger than 10 MB: leave pictures out of the HTML."
        case .draftGone: "That draft is no longer kept. Upload the newsletter again."
        case .noCampaignYet: "This campaign has no rewritten newsletter yet."
        case .linksOf: "Links of {1}"
        case .number: "#"
        case .link: "Link"
        case .whatHappens: "Counts"
        case .sale: "Sales"
        case .click: "Clicks"
        case .none: "Nothing"
        case .noText: "(no text)"
        case .outlookOnly: "only in Outlook"
        case .noLinks: "The newsletter has no links."
        case .preview: "Preview"
        case .previewTitle: "The newsletter with its links numbered"
        case .withPictures: "Load the pictures"
        case .withoutPictures: "Leave the pictures out"
        case .otherForm: "There is a picture of HTML newsletters only."
        case .platform: "Platform whose merge tags are in it"
        case .noPlatform: "any"
        case .contactTag: "Merge tag for the contact’s id"
        case .contactTagHint: "empty: the platform’s own, if it has one; none: name no contact"
        case .utm: "UTM parameters"
        case .utmHint: "auto, or source=…,medium=…; only where a link has none"
        case .options: "Options"
        case .update: "Update the preview"
        case .rewrite: "Rewrite"
        case .counts: "{1} count sales, {2} clicks only, {3} nothing"
        case .emailTag:
            "{1} looks like an address. Use the contact’s id: addresses in links are ignored."
        case .rewritten: "{1} is rewritten"
        case .rewrittenHint:
            "Put it into your sending platform. Outside the links every byte is as it was; "
                + "rewritten again, the links stay the same."
        case .download: "Download"
        case .copy: "Copy"
        case .copied: "Copied"
        case .copyHint: "The rewritten newsletter"
        case .tooLong: "It is too long to be shown here: download it."
        case .toCampaign: "To the campaign"
        case .another: "Another newsletter"
        case .mapTitle: "The newsletter with what each link sold"
        case .mapHint: "Over each link: its sales / its clicks."
        case .noMap: "No newsletter to show"
        case .noMapHint:
            "It is kept when a newsletter is rewritten here or by saletrail rewrite on this "
                + "machine. Rewrite it again: its links stay the same."
        case .mapOnlyHTML: "The newsletter of this campaign is no HTML."
        case .mergeTags: "Its merge tags travel along and are put back."
        }
    }
}

extension KeepText {
    var english: String {
        switch self {
        case .empty: "It has no destination."
        case .fragment: "It leads to another place in the same mail."
        case .relative: "The destination is not a full web address."
        case .otherScheme: "The destination is no web page (for instance mailto or tel)."
        case .malformed: "The destination is no valid web address."
        case .credentials: "The destination holds a user name or password."
        case .optedOut: "The newsletter itself asks not to track it."
        case .unsubscribe: "It lets the reader unsubscribe."
        case .preferences: "It lets the reader change what they receive."
        case .viewInBrowser: "It shows this mail in the browser."
        case .ownLink: "It leads to the tracking domain already."
        case .excluded: "You chose to leave it as it is."
        case .mergeTagFirst: "The platform fills in the whole destination."
        case .mergeTagInHost: "The platform fills in the host of the destination."
        case .mergeTagLogic: "The destination depends on a condition of the platform."
        case .mergeTagBroken: "The destination holds a merge tag that does not end."
        case .mergeTagKept: "The destination holds a merge tag."
        case .foreignContent: "It is part of an SVG or MathML drawing."
        case .unquotable: "The new link cannot be written into this attribute."
        }
    }
}

extension LinkWarningText {
    var english: String {
        switch self {
        case .textShowsAddress:
            "Its text shows the address {1}, but it will lead through the tracking domain: "
                + "phishing filters may warn. Use words as the text."
        case .leadsNowhere: "It leads nowhere: was the destination forgotten?"
        case .relative: "The destination has no host: write the full address."
        case .malformed: "Check how the destination is written."
        case .brokenTag: "A merge tag does not end: look for a quote inside it."
        case .password: "Every reader gets the user name or password in it."
        case .foreignTag: "A merge tag of another platform will not be filled in."
        }
    }
}
