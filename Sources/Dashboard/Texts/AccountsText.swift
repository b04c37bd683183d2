/// Sub-accounts, their sale pixel and their tracking domain.
enum AccountsText: Wording {
    case addFirst, noneFound, searchLess, more, waiting, askedBy
    case add, added, search, any, find, window, nobody, whoSees, grantOthers, changes
    case numberHint, numberTaken, wrongNumber, wrongName, wrongHost, shopHint, trackingHint
    case zoneHint, wrongZone, moneyHint, wrongCurrency
    case request, requested, activate, activated, deactivate, deactivated, countThem
    case sameSite, otherSite, reachClickID, reachSameSite, reachThirdParty, raiseReach
    case waitingHits, astrayHits
    case checkDomain, domainTitle, domainFound, domainUnknown, domainNoAnswer
    case arrived, nothingArrived
}
