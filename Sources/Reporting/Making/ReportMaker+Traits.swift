import Model
import Store

/// Hours, days of the week, devices, and the time from click to purchase.
extension ReportMaker {
    func hourParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .hour, .day])
        let clicks: FigureColumns.Clicks = filter.link == nil ? .count : .none
        let hours = table(
            "hours", .titleHours, [column("hour", .hour, .text)],
            (0..<24).map { figures.row(.hour, .number($0)) }, figures, clicks: clicks,
            note: texts(.noteLocalHours, clock.name), isSummed: true, whenEmpty: .emptyDays
        ) { row in
            if case .number(let hour) = row.key { [.text(Self.hour(hour))] } else { [.empty] }
        }
        let weekdays = table(
            "weekdays", .tableWeekdays, [column("weekday", .weekday, .text)], weekdays(figures),
            figures, clicks: .count, isSummed: true, whenEmpty: .emptyDays
        ) { row in
            if case .number(let place) = row.key {
                [.text(texts[Self.weekdayNames[Int(place)]])]
            } else {
                [.empty]
            }
        }
        let value = measure(figures)
        return ReportParts(
            tables: [hours, weekdays],
            charts: [
                bars("hours", .hour, label: "hour", value: value, form: .columns),
                bars("weekdays", .tableWeekdays, label: "weekday", value: value, form: .columns),
            ])
    }

    private static func hour(_ hour: Int64) -> String { (hour < 10 ? "0" : "") + "\(hour):00" }

    private static let weekdayNames: [ReportText] = [
        .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday,
    ]

    /// Days added up from Monday to Sunday; 1970-01-01 was a Thursday.
    private func weekdays(_ figures: ComparedFigures) -> [ComparedFigures.Row] {
        var rows = (0..<7).map { place -> ComparedFigures.Row in
            (.number(Int64(place)), Figures(), Figures())
        }
        for row in figures.rows(.day) {
            guard case .number(let day) = row.key else { continue }
            let place = Int(((day + 3) % 7 + 7) % 7)
            rows[place].now.add(row.now)
            rows[place].before.add(row.before)
        }
        return rows
    }

    func deviceParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .device])
        let rows = figures.rows(.device).sorted { $0.now.clicks > $1.now.clicks }
        let total = figures.total
        return ReportParts(
            tables: [
                ReportTable(
                    key: "devices", title: texts[.titleDevices],
                    columns: [
                        column("device", .device, .text), column("clicks", .clicks, .integer),
                        column("share_of_clicks", .share, .share),
                    ],
                    rows: rows.map { row in
                        [
                            .text(texts[Self.device(row.key)]), .integer(row.now.clicks),
                            share(row.now.clicks, total.clicks),
                        ]
                    },
                    note: texts[.noteDeviceOfClick], whenEmpty: texts[.emptyClicks])
            ],
            charts: [bars("devices", .titleDevices, label: "device", value: "clicks")],
            main: "devices")
    }

    private static func device(_ key: FigureKey) -> ReportText {
        guard case .number(let number) = key else { return .deviceOther }
        return switch DeviceClass(rawValue: number) {
        case .phone: .devicePhone
        case .tablet: .deviceTablet
        case .computer: .deviceDesktop
        case .other, nil: .deviceOther
        }
    }

    func delayParts(_ source: some ReportSource) throws(StoreError) -> ReportParts {
        let figures = try figures(source, by: [.total, .delay])
        let rows = PurchaseDelay.allCases.map { figures.row(.delay, .number($0.rawValue)) }
        let all = rows.reduce(0) { $0 + $1.now.sales }
        var reached: [FigureKey: Int64] = [:]
        var sum: Int64 = 0
        for row in rows {
            sum += row.now.sales
            reached[row.key] = sum
        }
        let table = table(
            "delays", .titleTimeToPurchase,
            [
                column("delay", .delay, .text), column("share_of_sales", .share, .share),
                column("cumulated", .cumulated, .share),
            ],
            all == 0 ? [] : rows, figures, clicks: .none, note: texts[.noteDelay],
            whenEmpty: .emptyPeriod
        ) { row in
            guard case .number(let number) = row.key else { return [.empty, .empty, .empty] }
            return [
                .text(texts[Self.delay(PurchaseDelay(rawValue: number))]),
                share(row.now.sales, all), share(reached[row.key] ?? 0, all),
            ]
        }
        return ReportParts(
            tables: [table],
            charts: [
                bars("delays", .titleTimeToPurchase, label: "delay", value: "sales")
            ])
    }

    private static func delay(_ delay: PurchaseDelay?) -> ReportText {
        switch delay {
        case .underAnHour: .delayUnder1h
        case .underSixHours: .delay1h
        case .underADay: .delay6h
        case .underThreeDays: .delay1d
        case .underAWeek: .delay3d
        case .underTwoWeeks: .delay7d
        case .underAMonth: .delay14d
        case .later, nil: .delay30d
        }
    }
}

extension Figures {
    /// Adds figures of other days; contacts cannot be added.
    fileprivate mutating func add(_ other: Figures) {
        clicks += other.clicks
        sales += other.sales
        units += other.units
        revenue.merge(other.revenue, uniquingKeysWith: +)
        salesByCurrency.merge(other.salesByCurrency, uniquingKeysWith: +)
    }
}
