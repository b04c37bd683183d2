import Model
import Reporting
import Service
import Store

/// `saletrail account rate set EMPID CURRENCY RATE`: what other currencies are worth.
struct AccountRateSetCommand: Command {
    static let help = CommandHelp(
        "account rate set", "Say what another currency is worth in the sub-account's own.",
        operands: [
            Operand(name: "EMPID"), Operand(name: "CURRENCY"), Operand(name: "RATE"),
        ],
        options: [
            Option(
                name: "from", value: "YYYY-MM-DD",
                help: "first day it holds (default: all days); until the next rate")
        ],
        example: "saletrail account rate set 4071 USD 0.92 --from 2026-11-01",
        notes: """
            RATE is what one unit is worth: 1 USD = 0.92 EUR. Reports then show, beside every
            amount as it was paid, a table in the sub-account's own currency with the rates.
            """)

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let currency = try arguments.currency(1)
        let text = arguments.operand(2) ?? ""
        guard let rate = ExchangeRate(text) else {
            throw .usage("\(text) is no rate", try: "a number over 0 such as 0.92")
        }
        let since = try arguments.rateDay()
        try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            try control.set(DatedRate(currency: currency, since: since, rate: rate), of: id)
        }
        console.note("1 \(currency) = \(rate) from \(since) on.")
    }
}

/// `saletrail account rate list EMPID`.
struct AccountRateListCommand: Command {
    static let help = CommandHelp(
        "account rate list", "List the rates of a sub-account.",
        operands: [Operand(name: "EMPID")], options: [.format(["text", "json"])],
        example: "saletrail account rate list 4071")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let format = try arguments.format(["text", "json"])
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let (own, rates) = try failing { () throws(StoreError) in
            let control = try ControlStore(arguments.folder)
            return (try control.account(id).currency, try control.rates(of: id))
        }
        let table = ReportTable(
            key: "rates", title: "What one unit is worth in \(own)",
            columns: [
                Column(key: "currency", title: "Currency", kind: .text),
                Column(key: "since", title: "From", kind: .day),
                Column(key: "rate", title: "Rate", kind: .text),
            ],
            rows: rates.map {
                [.text($0.currency.code), .day($0.since), .text($0.rate.description)]
            },
            whenEmpty: "No rates: reports show each currency by itself.")
        try console.print(table, clock: .utc, format: format)
    }
}

/// `saletrail account rate remove EMPID CURRENCY`.
struct AccountRateRemoveCommand: Command {
    static let help = CommandHelp(
        "account rate remove", "Remove a rate of a sub-account.",
        operands: [Operand(name: "EMPID"), Operand(name: "CURRENCY")],
        options: [
            Option(
                name: "from", value: "YYYY-MM-DD",
                help: "the rate's first day (default: that of all days)")
        ],
        example: "saletrail account rate remove 4071 USD --from 2026-11-01")

    static func run(_ arguments: Arguments, _ console: Console) throws(Failure) {
        let id = try Arguments.account(arguments.operand(0) ?? "")
        let currency = try arguments.currency(1)
        let since = try arguments.rateDay()
        let isRemoved = try failing { () throws(StoreError) in
            try ControlStore(arguments.folder).removeRate(currency, since: since, of: id)
        }
        guard isRemoved else {
            throw .usage(
                "sub-account \(id) has no rate of \(currency) from \(since) on",
                try: "saletrail account rate list \(id)")
        }
        console.note("The rate of \(currency) from \(since) on is gone.")
    }
}

extension Arguments {
    fileprivate func currency(_ place: Int) throws(Failure) -> Currency {
        let text = operand(place) ?? ""
        guard let currency = Currency(known: text) else {
            throw .usage("\(text) is no currency", try: "its ISO 4217 code, such as USD")
        }
        return currency
    }

    /// The first day of all where none is said.
    fileprivate func rateDay() throws(Failure) -> Day {
        try value("from", expecting: "a day as 2026-11-21") { Day(iso: $0) } ?? Day(number: 0)
    }
}
