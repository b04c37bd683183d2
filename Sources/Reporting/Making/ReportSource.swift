import Model
import Store

/// Where a report's figures come from: the folded tables here, another engine elsewhere.
package protocol ReportSource {
    /// Clicks and sales of the filter, by each of `groups`.
    func figures(
        _ filter: SalesFilter, by groups: [FigureGroup]
    ) throws(StoreError) -> FigureTable

    /// What is kept but not counted.
    func setAside(_ filter: SalesFilter) throws(StoreError) -> [SetAsideCount]

    /// How its sales found their click, what went back, and who shares them.
    func evidence(_ filter: SalesFilter) throws(StoreError) -> EvidenceFigures

    /// Up to `limit` sales of the filter: behind `cursor`, or behind `offset` others.
    func sales(
        _ filter: SalesFilter, inOrder order: SaleOrder, after cursor: SaleCursor?, offset: Int,
        limit: Int
    ) throws(StoreError) -> [SaleLine]

    /// Contacts that bought, in no order.
    func buyers(_ filter: SalesFilter) throws(StoreError) -> [BuyerFigures]

    /// Distinct contacts that bought.
    func buyerCount(_ filter: SalesFilter) throws(StoreError) -> Int64

    /// Sales by who bought, and how many contacts that were.
    func buyerKinds(
        _ filter: SalesFilter
    ) throws(StoreError) -> [BuyerKind: (figures: Figures, buyers: Int64)]

    /// Sales of each campaign by day.
    func campaignDays(_ filter: SalesFilter) throws(StoreError) -> [CampaignID: [Day: Int64]]

    /// Runs `body` on one state of the figures, so that they fit together.
    func snapshot<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value
}

extension ReportReader: ReportSource {}
