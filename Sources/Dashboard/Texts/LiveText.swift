/// The live debugger.
enum LiveText: Wording {
    case title, lead, leadMore, zone, newest, pause, goOn
    case refreshing, refresh, stopRefreshing
    case show, all, setAside, unattributed, older, newer
    case empty, emptyFilter, emptyHint, reload
    case testTitle, testQuery, testHint, testSend, testSent, testFailed, testInvalid
    case latest
}

/// One hit, and how it was judged.
enum HitText: Wording {
    case hit, number, order, product, quantity, amount, state, gross, refunded, net, remarks
    case credited, creditedTo, unattributed, setAside, test
    case why, query, parameters, parameter, value, host, at, byClick
    case reports, reportedBy, vouched, status, takenAs, theSale, setAsideAs
    case steps, notLooked, today, noValue, deletedCampaign
    case stateSale, statePartlyRefunded, stateRefunded, stateNone
    case formImage, formPage, formScript, formServer, formImport
    case trustNobody, trustBadSignature, trustSignature, trustToken
}
