import Store

/// Why a page cannot be shown, or a change not be made.
package enum DashboardError: Error, Sendable {
    /// Nothing here, or nothing that this person may know of.
    case notFound
    /// The person's role may not.
    case forbidden
    /// A form that was not sent from our own page, or from one of an earlier session.
    case staleForm
    /// Something was filled in that cannot be: what, for the person.
    case invalid(String)
    /// The data folder does not answer as it should.
    case store(StoreError)

    /// The HTTP status it is answered with.
    package var status: Int {
        switch self {
        case .notFound: 404
        case .forbidden, .staleForm: 403
        case .invalid: 422
        case .store(.noSuchAccount), .store(.noSuchCampaign), .store(.noSuchUser): 404
        case .store: 503
        }
    }
}

/// Runs what throws a ``StoreError``, as a page's failure.
package func storing<Value>(
    _ body: () throws(StoreError) -> Value
) throws(DashboardError) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
}
