import Foundation

/// A disk that may lose power: what is safe on it, and what was written since and may or may not
/// be there afterwards.
///
/// As strict as POSIX: content is safe when its file was synced, a name when its folder was. After
/// a failed sync the kernel takes its pages for written: a later sync does not make up for it,
/// unless a page is written to again (fsync(2), "Errors").
struct Disk {
    /// What the power cut leaves of what was not synced.
    enum Remains: CaseIterable, Sendable {
        case nothing, everything, someWrites, someSectors
    }

    private enum Change {
        case write(offset: Int, bytes: ArraySlice<UInt8>)
        case truncate(size: Int)
    }

    private enum Renaming {
        case add(name: String, file: Int)
        case remove(name: String)
    }

    private struct File {
        var safe: [UInt8] = []
        var pending: [Change] = []
        /// As the running program sees it.
        var cached: [UInt8] = []
        /// Pages of a failed sync.
        var forgotten: Set<Int> = []
    }

    private static let sector = 512
    private static let page = 4096

    private var files: [File] = []
    private var names: [String: Int] = [:]
    private var safeNames: [String: Int] = [:]
    /// In the order in which they happened: file systems keep that order.
    private var renamings: [Renaming] = []

    mutating func apply(_ step: Trace.Step) {
        switch step {
        case .wrote(let path, let offset, let bytes):
            change(path, .write(offset: offset, bytes: bytes))
        case .truncated(let path, let size): change(path, .truncate(size: size))
        case .synced(let path): sync(path)
        case .notSynced(let path): forget(path)
        case .created(let path):
            files.append(File())
            rename(.add(name: path, file: files.count - 1))
        case .madeFolder(let path): rename(.add(name: path + "/", file: -1))
        case .unlinked(let path): rename(.remove(name: path))
        case .linked(let path, let other):
            if let file = names[path] { rename(.add(name: other, file: file)) }
        case .renamed(let path, let other):
            guard let file = names[path] else { return }
            rename(.add(name: other, file: file))
            rename(.remove(name: path))
        case .received, .sent, .started: break
        }
    }

    private mutating func change(_ path: String, _ change: Change) {
        guard let file = names[path] else { return }
        Self.apply(change, to: &files[file].cached)
        if !files[file].forgotten.isEmpty { remember(change, file) }
        files[file].pending.append(change)
    }

    /// A forgotten page that is written to goes to the disk whole.
    private mutating func remember(_ change: Change, _ file: Int) {
        for page in Self.pages(of: change) where files[file].forgotten.remove(page) != nil {
            let start = page * Self.page
            let bytes = files[file].cached[start..<min(start + Self.page, files[file].cached.count)]
            files[file].pending.append(.write(offset: start, bytes: bytes))
        }
    }

    private static func pages(of change: Change) -> ClosedRange<Int> {
        switch change {
        case .truncate(let size): size / page...size / page
        case .write(let offset, let bytes):
            offset / page...(offset + max(1, bytes.count) - 1) / page
        }
    }

    private mutating func rename(_ renaming: Renaming) {
        renamings.append(renaming)
        Self.apply(renaming, to: &names)
    }

    private mutating func sync(_ path: String) {
        if let file = names[path] {
            for change in files[file].pending { Self.apply(change, to: &files[file].safe) }
            files[file].pending = []
        } else {
            for renaming in renamings where Self.folder(of: renaming) == path {
                Self.apply(renaming, to: &safeNames)
            }
            renamings.removeAll { Self.folder(of: $0) == path }
        }
    }

    private mutating func forget(_ path: String) {
        guard let file = names[path] else { return }
        for change in files[file].pending {
            if case .write = change { files[file].forgotten.formUnion(Self.pages(of: change)) }
        }
        files[file].pending = []
    }

    private static func folder(of renaming: Renaming) -> String {
        switch renaming {
        case .add(let name, _), .remove(let name):
            "/" + name.split(separator: "/").dropLast().joined(separator: "/")
        }
    }

    private static func apply(_ renaming: Renaming, to names: inout [String: Int]) {
        switch renaming {
        case .add(let name, let file): names[name] = file
        case .remove(let name): names[name] = nil
        }
    }

    private static func apply(_ change: Change, to content: inout [UInt8]) {
        switch change {
        case .truncate(let size): resize(&content, size)
        case .write(let offset, let bytes):
            if content.count < offset + bytes.count { resize(&content, offset + bytes.count) }
            content.withUnsafeMutableBytes { target in
                bytes.withUnsafeBytes { source in
                    UnsafeMutableRawBufferPointer(rebasing: target[offset...]).copyMemory(
                        from: source)
                }
            }
        }
    }

    private static func resize(_ content: inout [UInt8], _ size: Int) {
        if size < content.count { content.removeLast(content.count - size) }
        content.append(contentsOf: repeatElement(0, count: size - content.count))
    }
}

// MARK: After the power cut

extension Disk {
    /// Files and folders (these end in `/`) below `root`, as they are found after a power cut at
    /// this moment.
    func afterPowerCut<Random: RandomNumberGenerator>(
        _ remains: Remains, root: String, using random: inout Random
    ) -> [String: [UInt8]] {
        var found = safeNames
        let kept =
            remains == .nothing
            ? 0
            : remains == .everything
                ? renamings.count
                : Int.random(in: 0...renamings.count, using: &random)
        for renaming in renamings.prefix(kept) { Self.apply(renaming, to: &found) }
        var result: [String: [UInt8]] = [:]
        for (name, file) in found.sorted(by: { $0.key < $1.key })
        where Self.isReachable(name, in: found, root) {
            result[name] = file < 0 ? [] : content(files[file], remains, &random)
        }
        return result
    }

    /// Whether all folders on the way to a name are there, too.
    private static func isReachable(
        _ name: String, in names: [String: Int], _ root: String
    ) -> Bool {
        let way = name.dropFirst(root.count + 1).split(separator: "/").dropLast()
        return way.indices.allSatisfy { index in
            names[root + "/" + way[...index].joined(separator: "/") + "/"] != nil
        }
    }

    private func content<Random: RandomNumberGenerator>(
        _ file: File, _ remains: Remains, _ random: inout Random
    ) -> [UInt8] {
        var content = file.safe
        for change in file.pending {
            switch remains {
            case .nothing: continue
            case .everything: Self.apply(change, to: &content)
            case .someWrites:
                if Bool.random(using: &random) { Self.apply(change, to: &content) }
            case .someSectors: applySectors(of: change, to: &content, &random)
            }
        }
        return content
    }

    /// Each sector of a write for itself: it is the unit that a disk writes whole.
    private func applySectors<Random: RandomNumberGenerator>(
        of change: Change, to content: inout [UInt8], _ random: inout Random
    ) {
        guard case .write(let offset, let bytes) = change else {
            return Self.apply(change, to: &content)
        }
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, ((offset + start) / Self.sector + 1) * Self.sector - offset)
            let part = bytes[bytes.startIndex + start..<bytes.startIndex + end]
            if Bool.random(using: &random) {
                Self.apply(.write(offset: offset + start, bytes: part), to: &content)
            }
            start = end
        }
    }
}
