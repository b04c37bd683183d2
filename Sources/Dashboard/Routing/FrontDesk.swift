import Model
import Store

/// Who may go where: between the route table and the page functions.
struct FrontDesk {
    /// An answer and what it is to be framed with.
    struct Reply {
        let answer: Answer
        let visit: Visit
        var account: SubAccount?
        var hasFailed = false
    }

    let stores: Stores
    let address: DashboardAddress
    let surroundings: Surroundings
    let now: Instant

    func reply(to request: PageRequest, _ route: PageRoute?) -> Reply {
        let anonymous = visit(request, nil)
        do throws(DashboardError) {
            let visit = visit(request, try session(anonymous))
            do throws(DashboardError) {
                guard let route else { throw .notFound }
                return try reply(visit, route)
            } catch {
                return failure(error, visit)
            }
        } catch {
            return failure(error, anonymous)
        }
    }

    private func visit(_ request: PageRequest, _ session: Session?) -> Visit {
        Visit(
            request, session: session, stores: stores, now: now, address: address,
            surroundings: surroundings)
    }

    private func session(_ visit: Visit) throws(DashboardError) -> Session? {
        guard let secret = visit.request.cookie(visit.cookies.sessionName) else { return nil }
        return try storing { () throws(StoreError) in
            try Session(secret, control: stores.control(), at: now)
        }
    }

    private func reply(_ visit: Visit, _ route: PageRoute) throws(DashboardError) -> Reply {
        if route.access.roles != nil {
            guard let session = visit.session else {
                return Reply(answer: .seeOther("/sign-in"), visit: visit)
            }
            guard route.access.admits(session.user.role) else { throw .forbidden }
        }
        if route.verb == .post {
            let sent = visit.request.sentFormToken
            guard FormToken.accepts(visit, sent: sent) else { throw .staleForm }
        }
        return try run(visit, route)
    }

    private func run(_ visit: Visit, _ route: PageRoute) throws(DashboardError) -> Reply {
        switch route.page {
        case .fixed(let response): return Reply(answer: .raw(response), visit: visit)
        case .open(let page): return Reply(answer: try page(visit), visit: visit)
        case .member(let page):
            return Reply(answer: try page(try member(visit)), visit: visit)
        case .account(let page):
            let member = try member(visit)
            let account = try account(member)
            let answer = try page(AccountVisit(inner: member, account: account))
            return Reply(answer: answer, visit: visit, account: account)
        }
    }

    private func member(_ visit: Visit) throws(DashboardError) -> MemberVisit {
        guard let session = visit.session else { throw .forbidden }
        return MemberVisit(visit: visit, member: session)
    }

    /// What was not granted is answered as what does not exist: nobody learns which numbers do.
    private func account(_ visit: MemberVisit) throws(DashboardError) -> SubAccount {
        guard let id = SubAccountID(decimal: visit.request.captured(0).utf8),
            visit.member.maySee(id)
        else { throw .notFound }
        return try storing { () throws(StoreError) in try stores.control().account(id) }
    }

    private func failure(_ error: DashboardError, _ visit: Visit) -> Reply {
        Reply(
            answer: .page(FailurePage(error: error).page(visit)), visit: visit,
            hasFailed: error.status >= 500)
    }
}
