import TestSupport

@testable import Store

/// Tests that begin with an empty data folder.
class DataFolderSuite {
    let temporary: TemporaryFolder
    let folder: DataFolder

    required init() throws {
        temporary = try TemporaryFolder()
        folder = temporary.data
        try folder.create()
    }
}

extension TemporaryFolder {
    /// A data folder in it, not made yet.
    var data: DataFolder { DataFolder(path: path + "/data") }

    /// A new database in it.
    func database(_ name: String = "test.sqlite") throws -> Connection {
        try Connection(path: path + "/" + name, mode: .readWriteCreate)
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
