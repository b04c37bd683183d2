/// Where the parts of a report lead on a page that has others beside it. Addresses are made by
/// the page; the renderer escapes them.
package protocol ReportLinks: Sendable {
    /// The address that orders a table by a column, and how it is ordered by it now; `nil` where
    /// it cannot be.
    func order(
        _ table: ReportTable, by column: Column
    ) -> (address: String, isDescending: Bool?)?

    /// Where a cell leads, for instance to the same report of this product alone.
    func address(of cell: Cell, _ column: Column, in table: ReportTable) -> String?

    /// Exports of one picture: name and address.
    func exports(of chart: ReportChart) -> [(name: String, address: String)]

    /// Exports of one table: name and address.
    func exports(of table: ReportTable) -> [(name: String, address: String)]
}
