import LinkRewriting
import Mailing

/// Rewriting a newsletter, step by step.
enum NewsletterText: Wording {
    case title, uploadHint, campaign, campaignHint, file, paste, pasteHint, showLinks
    case noCampaignKey, nothingSent, tooLarge, draftGone, noCampaignYet
    case linksOf, number, link, whatHappens, sale, click, none, noText, outlookOnly, noLinks
    case preview, previewTitle, withPictures, withoutPictures, otherForm
    case platform, noPlatform, contactTag, contactTagHint, utm, utmHint, options
    case update, rewrite, counts, emailTag
    case rewritten, rewrittenHint, download, copy, copied, copyHint, tooLong, toCampaign, another
    case mapTitle, mapHint, noMap, noMapHint, mapOnlyHTML, mergeTags
}

/// Why a link stays as it is.
enum KeepText: Wording {
    case empty, fragment, relative, otherScheme, malformed, credentials, optedOut, unsubscribe
    case preferences, viewInBrowser, ownLink, excluded, mergeTagFirst, mergeTagInHost
    case mergeTagLogic, mergeTagBroken, mergeTagKept, foreignContent, unquotable
}

/// What is to be looked at about a link.
enum LinkWarningText: Wording {
    case textShowsAddress, leadsNowhere, relative, malformed, brokenTag, password, foreignTag
}

extension KeepReason {
    /// For the person who reads the page.
    var wording: KeepText {
        switch self {
        case .empty: .empty
        case .fragment: .fragment
        case .relative: .relative
        case .otherScheme: .otherScheme
        case .malformed: .malformed
        case .credentials: .credentials
        case .optedOut: .optedOut
        case .unsubscribe: .unsubscribe
        case .preferences: .preferences
        case .viewInBrowser: .viewInBrowser
        case .ownLink: .ownLink
        case .excluded: .excluded
        case .mergeTagFirst: .mergeTagFirst
        case .mergeTagInHost: .mergeTagInHost
        case .mergeTagLogic: .mergeTagLogic
        case .mergeTagBroken: .mergeTagBroken
        case .mergeTagKept: .mergeTagKept
        case .foreignContent: .foreignContent
        case .unquotable: .unquotable
        }
    }
}

extension LinkWarning {
    /// For the person who reads the page, and what goes into it.
    var wording: (text: LinkWarningText, value: String) {
        switch self {
        case .textShowsAddress(let address): (.textShowsAddress, address)
        case .leadsNowhere: (.leadsNowhere, "")
        case .relative: (.relative, "")
        case .malformed: (.malformed, "")
        case .brokenTag: (.brokenTag, "")
        case .password: (.password, "")
        case .foreignTag: (.foreignTag, "")
        }
    }
}
