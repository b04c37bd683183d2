import HTTPServer
import LinkRewriting
import Mailing
import Reporting
import Service
import Store

/// How the program ends (docs/reference/exit-codes.md; numbers as in sysexits.h).
enum ExitCode: Int32 {
    case ok = 0
    /// It ran, and the answer is no; for `links`: there are warnings.
    case failed = 1
    /// `links`: the newsletter cannot be used.
    case refused = 2
    case usage = 64
    case badInput = 65
    case inputOutput = 74
    case tryAgain = 75
    case configuration = 78
}

/// Why a command ended early: what happened, the way out, and the exit code.
struct Failure: Error {
    let message: String
    let hint: String
    let code: ExitCode

    init(_ message: String, try hint: String, _ code: ExitCode) {
        self.message = message
        self.hint = hint
        self.code = code
    }

    /// What there is to say was said already; only the exit code is left.
    static func silent(_ code: ExitCode) -> Failure { Failure("", try: "", code) }

    static func usage(_ message: String, try hint: String) -> Failure {
        Failure(message, try: hint, .usage)
    }
}

extension ExitCode {
    init(_ error: StoreError) {
        switch error {
        case .inUse: self = .tryAgain
        case .sqlite(let code, _, _):
            self = [5, 6].contains(code & 0xFF) ? .tryAgain : .inputOutput
        case .file, .damaged, .upkeep: self = .inputOutput
        case .badBackup: self = .badInput
        case .newerSchema: self = .configuration
        case .noSuchAccount, .accountExists, .noSuchCampaign, .noSuchLinks,
            .wouldReplace, .noSuchUser, .userExists, .lastSupport:
            self = .usage
        }
    }
}

/// An error of a target that a command can end with.
protocol FailureCause: Error {
    var failure: Failure { get }
}

extension StoreError: FailureCause {
    var failure: Failure { Failure(description, try: hint, ExitCode(self)) }
}

extension MailingError: FailureCause {
    var failure: Failure {
        switch self {
        case .store(let error): error.failure
        case .newsletter, .contacts: Failure(description, try: hint, .badInput)
        case .unknownTag(let tag, let columns):
            Failure(description + Self.suggestion(tag.name, columns), try: hint, .badInput)
        case .option, .changed, .exists: Failure(description, try: hint, .usage)
        case .input, .output: Failure(description, try: hint, .inputOutput)
        case .busy: Failure(description, try: hint, .tryAgain)
        }
    }
}

extension MailingError {
    private static func suggestion(_ name: String, _ columns: ColumnNames) -> String {
        let near = Spelling.nearest(
            to: name.lowercased(), among: columns.names.map { $0.lowercased() })
        return near.map { "; did you mean \($0)?" } ?? ""
    }
}

extension ReportingError: FailureCause {
    var failure: Failure {
        switch self {
        case .store(let error): error.failure
        case .parameter: .usage(description, try: hint)
        }
    }
}

extension ServerError: FailureCause {
    var failure: Failure { Failure(description, try: hint, .configuration) }
}

extension ServiceError: FailureCause {
    var failure: Failure {
        switch self {
        case .store(let error): error.failure
        case .server(let error): error.failure
        }
    }
}

/// Runs what throws a target's own error, as a command's failure.
func failing<Value, Cause: FailureCause>(
    _ body: () throws(Cause) -> Value
) throws(Failure) -> Value {
    do throws(Cause) { return try body() } catch { throw error.failure }
}
