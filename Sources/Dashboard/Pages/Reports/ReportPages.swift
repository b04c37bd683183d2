import Model
import Reporting
import Store

/// The reports of a sub-account and of its campaigns.
enum ReportPages {
    static let routes = [
        PageRoute(
            .get, "/accounts/{empId}/reports", for: .member,
            menu: .account(ReportPageText.campaigns),
            .account { visit throws(DashboardError) in try show(visit, .overview) }),
        PageRoute(.get, "/accounts/{empId}/reports/{report}", for: .member, .account(showNamed)),
        PageRoute(
            .get, "/accounts/{empId}/reports/{report}/{format}", for: .member,
            .account(ReportExport.send)),
    ]

    private static func showNamed(_ visit: AccountVisit) throws(DashboardError) -> Answer {
        guard let kind = ReportKind(rawValue: visit.request.captured(1)) else { throw .notFound }
        return try show(visit, kind)
    }

    private static func show(
        _ visit: AccountVisit, _ kind: ReportKind
    ) throws(DashboardError) -> Answer {
        let request = try visit.reportRequest(kind)
        let control = try storing { () throws(StoreError) in try visit.stores.control() }
        let (report, today) = try visit.reporting {
            () throws(ReportingError) -> (Report, Day) in
            let maker = try ReportMaker(request, control: control, at: visit.now)
            let reader = try visit.reader()
            return (try maker.make(from: reader), maker.clock.day(visit.now))
        }
        let campaigns = try storing { () throws(StoreError) in
            try control.campaigns(of: visit.account.id).map(\.key)
        }
        let view = ReportView(
            visit: visit, report: report, address: ReportAddress(request), today: today,
            campaigns: campaigns)
        return .page(view.page)
    }
}

extension AccountVisit {
    /// What the address asks for, in the person's language.
    func reportRequest(_ kind: ReportKind) throws(DashboardError) -> ReportRequest {
        try reporting { () throws(ReportingError) in
            let sent = request.query.parameters.map { (name: $0.name, value: $0.value) }
            var wanted = try ReportRequest(account: account.id, kind: kind, parameters: sent)
            wanted.language = language
            return wanted
        }
    }

    func reader() throws(ReportingError) -> ReportReader {
        do throws(StoreError) { return try stores.reports() } catch { throw .store(error) }
    }

    /// Runs what makes reports; what the person asked for wrongly is said in words.
    func reporting<Value>(
        _ body: () throws(ReportingError) -> Value
    ) throws(DashboardError) -> Value {
        do throws(ReportingError) { return try body() } catch {
            switch error {
            case .store(let error): throw .store(error)
            case .parameter(let name, let value, let allowed):
                let what = say(ReportPageText.wrongParameter, name, value)
                let possible = say(ReportPageText.allowed, allowed.joined(separator: ", "))
                throw .invalid(what + " " + possible)
            }
        }
    }
}
