import Model
import Store

/// The list of sales: who bought what, and when.
extension ReportMaker {
    func saleTable(_ sales: [SaleLine], of total: Int64) -> ReportTable {
        let keys = campaignKeys
        return ReportTable(
            key: "sales", title: texts[.tableSales], columns: saleColumns,
            rows: sales.map { saleCells($0, keys) },
            note: Int64(sales.count) == total
                ? nil
                : texts(.noteFirstSales, format.integer(Int64(sales.count)), format.integer(total)),
            whenEmpty: texts[.emptySales])
    }

    /// The columns of the table of sales.
    package var saleColumns: [Column] {
        [
            column("contact", .contact, .text), column("product", .product, .text),
            column("quantity", .quantity, .integer), column("amount", .amount, .money),
            column("date", .date, .instant),
        ] + (campaign == nil ? [column("campaign", .campaign, .text)] : []) + [
            column("link", .link, .integer), column("order_id", .order, .text),
            column("remarks", .remarks, .text),
        ]
    }

    private func saleCells(_ sale: SaleLine, _ keys: [CampaignID: String]) -> [Cell] {
        var cells = [
            text(sale.contact), text(sale.product), sale.quantity.map(Cell.integer) ?? .empty,
            sale.amount.map(Cell.money) ?? .empty, .instant(sale.at),
        ]
        if campaign == nil { cells.append(text(sale.campaign.flatMap { keys[$0] })) }
        cells.append(sale.link.map { .integer(Int64(clamping: $0.value)) } ?? .empty)
        cells.append(text(sale.orderID))
        cells.append(text(remarks(sale)))
        return cells
    }

    static let pageLength = 5000

    private func remarks(_ sale: SaleLine) -> String? {
        let words = [sale.unattributed?.rawValue, sale.notes].compactMap(\.self)
        let text = words.filter { !$0.isEmpty }.joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    func text(_ value: String?) -> Cell { value.map(Cell.text) ?? .empty }
}
