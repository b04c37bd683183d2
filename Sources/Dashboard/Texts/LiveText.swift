/// The live debugger.
enum LiveText: Wording {
    case title, lead, leadMore, zone, newest, pause, goOn
    case refreshing, refresh, stopRefreshing
    case older, newer
    case empty, emptyFilter, emptyHint
    case testTitle, testQuery, testHint, testSend, testSent, testFailed, testInvalid
    case latest
}

/// One hit, and how it was judged.
enum HitText: Wording {
    case hit, number, order, product, quantity, amount, state, refunded, net, remarks
    case credited, creditedTo, unattributed, setAside, test
    case why, query, parameters, parameter, value, host, at, byClick
    case reports, reportedBy, vouched, status, takenAs, theSale, setAsideAs
    case steps, notLooked, today, noValue, deletedCampaign
    case stateSale, statePartlyRefunded, stateRefunded
    case formImage, formPage, formScript, formServer, formImport
    case trustNobody, trustBadSignature, trustSignature, trustToken
}
