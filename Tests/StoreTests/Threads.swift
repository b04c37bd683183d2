import Foundation
import Model

@testable import Store

/// A folder of its own for one test, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "saletrail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A data folder in it, not made yet.
    var data: DataFolder { DataFolder(path: path + "/data") }

    /// A new database in it.
    func database(_ name: String = "test.sqlite") throws -> Connection {
        try Connection(path: path + "/" + name, mode: .readWriteCreate)
    }

    /// The access rights of a file, for instance 0o600.
    static func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }
}

/// The error that `action` throws, if it does.
func failure(_ action: () throws -> Void) -> StoreError? {
    do {
        try action()
        return nil
    } catch {
        return error as? StoreError
    }
}

/// What threads write together.
final class Shared<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var current: Value

    init(_ value: Value) { current = value }

    var value: Value { lock.withLock { current } }

    func change(_ body: (inout Value) -> Void) { lock.withLock { body(&current) } }
}

/// Runs `body` on so many threads at once, with their numbers from 0, and waits for all.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let done = DispatchGroup()
    for number in 0..<count {
        done.enter()
        Thread {
            body(number)
            done.leave()
        }.start()
    }
    done.wait()
}
