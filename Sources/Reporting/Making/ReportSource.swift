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

    /// Up to `limit` sales of the filter behind `cursor`, oldest first.
    func sales(
        _ filter: SalesFilter, after cursor: SaleCursor?, limit: Int
    ) throws(StoreError) -> [SaleLine]

    /// Runs `body` on one state of the figures, so that they fit together.
    func snapshot<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value
}

extension ReportReader: ReportSource {}
