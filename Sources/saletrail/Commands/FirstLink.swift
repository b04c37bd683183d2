import Dashboard
import Model
import Service
import Store

/// What `serve` says of the dashboard: where it is, and until somebody has signed in, a link for
/// the first person. There is never a password.
struct FirstLink {
    private static let name = "support"

    private let folder: DataFolder
    private let configuration: DashboardConfiguration

    init(folder: DataFolder, _ configuration: DashboardConfiguration) {
        self.folder = folder
        self.configuration = configuration
    }

    /// `listener` is where it listens, with the real port. A folder that cannot be written keeps
    /// nobody from the redirects.
    func tell(_ listener: String, _ console: Console) {
        console.note("Dashboard on \(origin(listener))")
        do throws(StoreError) {
            guard let link = try link(listener) else { return }
            console.note("Sign in as \(Self.name), once, within 24 hours:\n\(link)")
        } catch {
            console.note("No sign-in link: \(error). Try: \(error.hint)")
        }
    }

    /// The link, and for the commands that make further ones, where they lead; `nil` once
    /// somebody has signed in.
    func link(_ listener: String) throws(StoreError) -> String? {
        let control = try ControlStore(folder)
        try control.setDashboard(origin(listener))
        return try secret(control).map { SignInLink.text($0, at: origin(listener)) }
    }

    private func origin(_ listener: String) -> String {
        let address = configuration.address
        return address.isSecure
            ? address.origin : (DashboardAddress(listener: listener) ?? address).origin
    }

    /// `nil` once somebody has signed in.
    private func secret(_ control: ControlStore) throws(StoreError) -> String? {
        let now = SystemClock.now()
        return try control.atomically { () throws(StoreError) in
            let users = try control.users()
            guard users.allSatisfy({ $0.signedInAt == nil }) else { return nil }
            let known = users.first { $0.name == Self.name && $0.role == .support }
            guard known != nil || users.isEmpty else { return nil }
            let user: User
            if let known {
                user = known
            } else {
                user = try control.addUser(Self.name, role: .support, at: now)
                try control.note(.userAdd, by: .commandLine, subject: Self.name, at: now)
            }
            return try control.makeLink(for: user.id, life: SessionLimits.firstLink, at: now)
        }
    }
}

/// A link that lets somebody in.
enum SignInLink {
    static func text(_ secret: String, at origin: String) -> String {
        origin + "/sign-in/" + secret
    }
}
