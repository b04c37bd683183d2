import Model
import Reporting

/// Where the parts of a report lead on its page: another order, a filter, an export.
struct ReportPageLinks: ReportLinks {
    let address: ReportAddress
    /// Keys of the sub-account's campaigns.
    let campaigns: Set<String>

    private var request: ReportRequest { address.request }

    func order(
        _ table: ReportTable, by column: Column
    ) -> (address: String, isDescending: Bool?)? {
        guard request.kind.mainTable == table.key, request.kind.orders(by: column.key),
            column.kind != .series
        else { return nil }
        let now = request.sort?.column == column.key ? request.sort?.isDescending : nil
        // Names from A on, numbers and days from the largest.
        let isNext = now.map { !$0 } ?? (column.kind != .text)
        let sorted = address.with {
            $0.sort = ReportSort(column: column.key, isDescending: isNext)
        }
        return (sorted.page, now)
    }

    func address(of cell: Cell, _ column: Column, in table: ReportTable) -> String? {
        switch (column.key, cell) {
        case ("campaign", .text(let key)) where campaigns.contains(key):
            return request.filters.campaign == key
                ? nil
                : address.of(.sales).with { $0.filters.campaigns = [key] }.page
        case ("product", .text(let product)) where request.filters.product == nil:
            return address.with { $0.filters.product = product }.page
        case ("contact", .text(let contact)) where request.filters.contact == nil:
            return address.with { $0.filters.contact = contact }.page
        case ("link", .integer(let number))
        where request.filters.link == nil && request.filters.campaign != nil:
            let link = LinkNumber(UInt64(clamping: number))
            return address.with { $0.filters.link = link }.page
        default: return nil
        }
    }

    func exports(of chart: ReportChart) -> [(name: String, address: String)] {
        [("SVG", address.export(.svg, part: ("chart", chart.key)))]
    }

    func exports(of table: ReportTable) -> [(name: String, address: String)] {
        [
            ("CSV", address.export(.csv, part: ("table", table.key))),
            ("Excel", address.export(.excel, part: ("table", table.key))),
        ]
    }
}
