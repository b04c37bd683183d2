import Model
import Store

extension Visiting {
    var cookies: Cookies { Cookies(isSecure: visit.isSecure) }
}

extension MemberVisit {
    /// Makes a change in the person's name and notes it, both or neither: the only way in which
    /// pages change what others see.
    package func change<Value>(
        _ action: AuditAction, account: SubAccountID? = nil, subject: String = "",
        _ body: (ControlStore) throws(StoreError) -> Value
    ) throws(DashboardError) -> Value {
        try storing { () throws(StoreError) in
            try noted(action, account: account, subject: subject, body)
        }
    }

    /// The same, for who looks at the error.
    func noted<Value>(
        _ action: AuditAction, account: SubAccountID? = nil, subject: String = "",
        _ body: (ControlStore) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let control = try stores.control()
        return try control.audited(
            action, by: Actor(user), account: account, subject: subject, at: now
        ) { () throws(StoreError) in try body(control) }
    }
}

extension AccountVisit {
    /// The same, of this visit's sub-account.
    package func change<Value>(
        _ action: AuditAction, subject: String = "",
        _ body: (ControlStore) throws(StoreError) -> Value
    ) throws(DashboardError) -> Value {
        try inner.change(action, account: account.id, subject: subject, body)
    }
}
