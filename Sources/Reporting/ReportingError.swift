import Store

/// Why there is no report.
package enum ReportingError: Error, Sendable, CustomStringConvertible {
    /// A parameter that cannot be understood, and what it may be.
    case parameter(name: String, value: String, allowed: [String])
    case store(StoreError)

    /// What is wrong, in one line.
    package var description: String {
        switch self {
        case .parameter(let name, let value, _): "\(name) \"\(value)\" is not possible here"
        case .store(let error): error.description
        }
    }

    /// What the person can do about it.
    package var hint: String {
        switch self {
        case .parameter(let name, _, let allowed): "\(name): \(allowed.joined(separator: ", "))"
        case .store(let error): error.hint
        }
    }
}

/// Runs what reads the store.
func reading<Value>(
    _ body: () throws(StoreError) -> Value
) throws(ReportingError) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
}
