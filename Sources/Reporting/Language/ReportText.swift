/// Everything a report says, in no language yet. `{1}`, `{2}` … stand for what is filled in.
package enum ReportText: CaseIterable, Hashable, Sendable {
    // Titles of reports
    case titleOverview, titleSalesOf, titleSalesOfAll, titleLinks, titleProducts, titleDays,
        titleHours, titleContacts, titleDevices, titleEvidence, titleSetAside, titleCompare,
        titleTimeToPurchase, titleBuyers, titleFunnel

    // Facts
    case factAccount, factCampaign, factPeriod, factComparison, factTimeZone, factMade,
        factStatus, factList, factSetAside, all, range, rangeOpenStart,
        rangeOpenEnd, rangeAlways, comparisonNoStart

    // Tables
    case tableTotals, tableCampaigns, tableSales, tableWeekdays, tableRefunds, tableCredits,
        tableConverted

    // Columns
    case mailed, clicks, grossClicks, uniqueClickers, clickRate, sales, units, revenue, revenueIn,
        averageOrder, averageOrderIn, conversionRate, salesPerMailed, before, change, link,
        linkNumber, linkText, destination, countsSales, share, campaign, product, day, hour,
        weekday, device, contact, quantity, amount, date, order, remarks, rung, currency,
        gross, refunded, net, rate, rateSince, assisted, credited, what, reason, count,
        explanation, delay, cumulated, buyerKind, buyerCount, firstSale, lastSale, trend, step,
        shareOfFirst, shareOfPrevious

    // Values
    case total, yes, no, noCampaign, noEvidence, asideClicks, asideSaleHits,
        devicePhone, deviceTablet, deviceDesktop, deviceOther, buyerNew, buyerReturning,
        buyerUnknown, stepMailed, stepClicked, stepBought, delayUnder1h, delay1h, delay6h,
        delay1d, delay3d, delay7d, delay14d, delay30d, monday, tuesday, wednesday,
        thursday, friday, saturday, sunday

    // Explanations
    case asideHead, asidePrefetch, asideKnownBot, asideNoUserAgent, asideNotADocument,
        asideLinkBurst, asideManyContacts, asideMachineLike, asideTest, asideMissingAccount,
        asideUnknownAccount, asideNotActivated, asideWrongHost, asideUnreadable, asideRepeated,
        asideLead, asidePending, asideRejected, asideUnknownOrder, asideRefund, asideCorrection,
        asideConfirmation, asideOtherCurrency, rungClickID, rungSameSite, rungThirdParty,
        rungContact, rungNone

    // Notes
    case noteUnique, noteMailed, noteThirdParty, noteAssisted, noteFirstSales, noteFirstRows,
        asideCounts, noteNoClicks, noteCampaignOnly, noteDeviceOfClick, noteNewBuyer,
        noteFunnelBuyers, noteDelay, noteLocalHours, noteGross, noteProducts, noteConverted

    // Empty states
    case emptyLinks, emptyLinksNoCampaign, emptyCampaigns, emptySales, emptyPeriod,
        emptyDays, emptyAmounts, emptyAside, emptyContacts, emptyClicks

    // Charts
    case chartRevenueByDay, chartSalesByDay, chartClicksByDay, chartTop, chartRange, chartBars,
        chartEmpty, chartNow, chartBefore
}
