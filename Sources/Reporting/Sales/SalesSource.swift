import Model
import Store

/// Where a sales report's figures come from: the folded tables here, another engine elsewhere.
package protocol SalesSource {
    /// Clicks and sales of the filter, by `group`.
    func figures(
        _ filter: SalesFilter, by group: FigureGroup
    ) throws(StoreError) -> [FigureKey: Figures]

    /// What is kept but not counted.
    func setAside(_ filter: SalesFilter) throws(StoreError) -> [SetAsideCount]

    /// How its sales found their click, what went back, and who shares them.
    func evidence(_ filter: SalesFilter) throws(StoreError) -> EvidenceFigures

    /// The sales of the filter, oldest first.
    func sales(_ filter: SalesFilter) throws(StoreError) -> [SaleLine]
}

extension ReportReader: SalesSource {}
