import Glibc

/// The access log: loops hand over whole lines, a thread of its own writes them.
///
/// No loop ever waits for the disk: what does not fit into ``roomLimit`` is dropped and counted,
/// and the next line that is written says how many were.
package final class AccessLog: @unchecked Sendable {
    /// Bytes of lines that may wait for the disk.
    static let roomLimit = 8 << 20

    private let path: String
    // Guarded by `mutex`; the descriptor is the thread's alone.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let turn: UnsafeMutablePointer<pthread_cond_t>
    private var waiting: [UInt8] = []
    private var droppedLines: UInt64 = 0
    private var untold: UInt64 = 0
    private var wantsReopening = false
    private var isClosing = false
    private var descriptor: Int32
    private var thread = pthread_t()

    /// Appends to the file at `path`, "-" for standard output; throws ``ServerError`` when it
    /// cannot be opened.
    package init(path: String) throws(ServerError) {
        self.path = path
        descriptor = try Self.open(path)
        mutex = .allocate(capacity: 1)
        turn = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(turn, nil)
        let code = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<AccessLog>.fromOpaque(context!).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        guard code == 0 else {
            Unmanaged.passUnretained(self).release()
            throw .system("pthread_create", code)
        }
    }

    deinit {
        pthread_mutex_destroy(mutex)
        pthread_cond_destroy(turn)
        mutex.deallocate()
        turn.deallocate()
    }

    /// Lines that were dropped so far, because the disk did not follow.
    package var dropped: UInt64 { locked { droppedLines } }

    /// Opens the file anew before the next line: after it was renamed (logrotate).
    package func reopen() {
        locked {
            wantsReopening = true
            pthread_cond_signal(turn)
        }
    }

    /// Writes what waits and ends the thread; returns when that is done. Once.
    package func close() {
        locked {
            isClosing = true
            pthread_cond_signal(turn)
        }
        pthread_join(thread, nil)
    }

    /// Takes `count` whole lines.
    func append(_ lines: UnsafeRawBufferPointer, count: Int) {
        locked {
            guard waiting.count + lines.count <= Self.roomLimit else {
                droppedLines += UInt64(count)
                untold += UInt64(count)
                return
            }
            if waiting.isEmpty { pthread_cond_signal(turn) }
            waiting.append(contentsOf: lines)
        }
    }

    private func run() {
        var lines: [UInt8] = []
        while take(&lines) {
            write(lines)
            lines.removeAll(keepingCapacity: true)
        }
        if descriptor > STDERR_FILENO { Glibc.close(descriptor) }
    }

    /// Waits for lines; `false` when closing and none are left.
    private func take(_ lines: inout [UInt8]) -> Bool {
        pthread_mutex_lock(mutex)
        while waiting.isEmpty && !isClosing && !wantsReopening { pthread_cond_wait(turn, mutex) }
        swap(&lines, &waiting)
        let reopens = wantsReopening
        let told = untold
        wantsReopening = false
        untold = 0
        let goesOn = !isClosing || !lines.isEmpty
        pthread_mutex_unlock(mutex)
        if told > 0 { lines += Array("{\"dropped\":\(told)}\n".utf8) }
        if reopens { openAgain() }
        return goesOn
    }

    /// Keeps the old file where the new one cannot be had.
    private func openAgain() {
        do throws(ServerError) {
            let next = try Self.open(path)
            if descriptor > STDERR_FILENO { Glibc.close(descriptor) }
            descriptor = next
        } catch { return }
    }

    private func write(_ lines: [UInt8]) {
        var written = 0
        while written < lines.count {
            let count = lines.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, lines.count - written)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return drop(lines[written...]) }
            written += count
        }
    }

    private func drop(_ rest: ArraySlice<UInt8>) {
        let count = UInt64(rest.count { $0 == 0x0A })
        locked {
            droppedLines += count
            untold += count
        }
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    private static func open(_ path: String) throws(ServerError) -> Int32 {
        if path == "-" { return STDOUT_FILENO }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw .accessLog(path, errno) }
        return descriptor
    }
}
