import Mailing
import Reporting
import Service
import Store

/// How the program ends (docs/reference/exit-codes.md; numbers as in sysexits.h).
enum ExitCode: Int32 {
    case ok = 0
    /// It ran, and the answer is no.
    case failed = 1
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

    init(_ error: StoreError) {
        self.init(error.description, try: error.hint, ExitCode(error))
    }

    init(_ error: MailingError) {
        switch error {
        case .store(let error): self.init(error)
        case .newsletter: self.init(error.description, try: error.hint, .badInput)
        case .noSuchLinks: self.init(error.description, try: error.hint, .usage)
        case .contacts: self.init(error.description, try: error.hint, .badInput)
        case .output: self.init(error.description, try: error.hint, .inputOutput)
        }
    }

    init(_ error: ServiceError) {
        switch error {
        case .store(let error): self.init(error)
        case .server: self.init(error.description, try: error.hint, .configuration)
        }
    }

    static func usage(_ message: String, try hint: String) -> Failure {
        Failure(message, try: hint, .usage)
    }
}

extension ExitCode {
    init(_ error: StoreError) {
        switch error {
        case .inUse: self = .tryAgain
        case .sqlite(let code, _, _): self = [5, 6].contains(code & 0xFF) ? .tryAgain : .inputOutput
        case .file, .damaged: self = .inputOutput
        case .newerSchema: self = .configuration
        case .noSuchAccount, .accountExists, .noSuchCampaign: self = .usage
        }
    }
}

/// Runs what throws a target's own error, as a command's failure.
func failing<Value>(_ body: () throws(StoreError) -> Value) throws(Failure) -> Value {
    do throws(StoreError) { return try body() } catch { throw Failure(error) }
}

func failing<Value>(_ body: () throws(MailingError) -> Value) throws(Failure) -> Value {
    do throws(MailingError) { return try body() } catch { throw Failure(error) }
}

func failing<Value>(_ body: () throws(ServiceError) -> Value) throws(Failure) -> Value {
    do throws(ServiceError) { return try body() } catch { throw Failure(error) }
}
