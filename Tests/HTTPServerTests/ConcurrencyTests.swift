import Glibc
import TestSupport
import Testing

@testable import HTTPServer

/// All threads at work at once: what ThreadSanitizer is to look at.
@Suite(.serialized) struct ConcurrencyTests {
    private static let piece = [UInt8](repeating: 0x70, count: 50_000)

    @Test func loadStreamsReopeningAndStopping() throws {
        let folder = try TemporaryFolder()
        let log = try AccessLog(path: folder.path + "/access.log")
        let running = try RunningServer {
            $0.loops = 2
            $0.accessLog = log
        }
        let address = running.server.addresses[0]
        let hammers = (0..<6).map { number in
            Hammer(address, path: ["/now", "/done", "/failed"][number % 3], keepsAlive: number < 3)
        }
        for round in 0..<30 {
            var reader: LoopbackClient? = try running.client()
            try reader?.send("GET", "/later")
            let stream = running.handler.nextStream()
            let producer = BackgroundThread {
                for _ in 0..<20 where !stream.send(Self.piece) { return }
                stream.end()
            }
            // Every third reader leaves in the middle, which ends the producer, too.
            if round % 3 == 0 {
                _ = try reader?.receiveHead()
                reader = nil
            } else {
                #expect(try reader?.receive().body.count == 20 * Self.piece.count)
            }
            log.reopen()
            #expect(running.server.metrics[.accepted] > 0)
            producer.join()
        }
        running.server.stop(grace: .milliseconds(500))
        log.close()
        #expect(hammers.map { $0.finish() }.allSatisfy { $0 > 0 })
        #expect(log.dropped == 0)
    }
}
