import Glibc

/// How many files and connections this process may have open.
package enum OpenFiles {
    /// Takes all that the system allows: the lower limit is for programs that use select(2).
    package static func raiseLimit() {
        guard var limit = limits else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(resource, &limit)
    }

    /// `nil` when the system does not say.
    static var limit: Int? { limits.map { Int(clamping: $0.rlim_cur) } }

    private static var limits: rlimit? {
        var limit = rlimit()
        return getrlimit(resource, &limit) == 0 ? limit : nil
    }

    /// RLIMIT_NOFILE.
    private static let resource = __rlimit_resource_t(7)
}
