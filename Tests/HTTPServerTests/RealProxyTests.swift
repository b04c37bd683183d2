import Foundation
import Testing

@testable import HTTPServer

/// Behind nginx, Caddy and haproxy as they are installed: what they say of the reader arrives.
@Suite(.serialized) struct RealProxyTests {
    private static func isThere(_ program: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: program)
    }

    @Test(
        "nginx: X-Forwarded-For and -Proto, over a Unix socket",
        .enabled(if: isThere("/usr/sbin/nginx"), "needs nginx"))
    func nginx() throws {
        let proxy = try RealProxy("/usr/sbin/nginx", ["-p", ".", "-e", "error", "-c", "conf"]) {
            """
            daemon off; master_process off; pid pid; error_log error;
            events {}
            http {
                access_log off; client_body_temp_path b; proxy_temp_path p;
                fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
                server {
                    listen 127.0.0.1:\($0);
                    location / {
                        proxy_pass http://\($1);
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                        proxy_set_header X-Forwarded-Proto $scheme;
                    }
                }
            }
            """
        }
        #expect(try proxy.ask("/origin") == "127.0.0.1 http")
        // nginx adds 127.0.0.1, which is trusted: so the one before it counts.
        #expect(try proxy.ask("/origin", from: "192.0.2.9") == "192.0.2.9 http")
        #expect(try proxy.ask("/origin", from: "6.6.6.6, 192.0.2.9") == "192.0.2.9 http")
    }

    @Test("Caddy: X-Forwarded-*", .enabled(if: isThere("/usr/bin/caddy"), "needs Caddy"))
    func caddy() throws {
        let proxy = try RealProxy(
            "/usr/bin/caddy", ["run", "--config", "conf", "--adapter", "caddyfile"]
        ) {
            """
            {
                admin off
                auto_https off
            }
            http://:\($0) {
                bind 127.0.0.1
                reverse_proxy \($1.hasPrefix("unix") ? "unix/" + $1.dropFirst(5) : $1)
            }
            """
        }
        #expect(try proxy.ask("/origin") == "127.0.0.1 http")
        // Caddy does not believe its clients: what they say never arrives.
        #expect(try proxy.ask("/origin", from: "192.0.2.9") == "127.0.0.1 http")
    }

    @Test(
        "haproxy: PROXY protocol", .enabled(if: isThere("/usr/sbin/haproxy"), "needs haproxy"),
        arguments: ["send-proxy", "send-proxy-v2", "send-proxy-v2-ssl"])
    func haproxy(_ option: String) throws {
        let proxy = try RealProxy(
            "/usr/sbin/haproxy", ["-f", "conf"], speaksProxyProtocol: true
        ) {
            """
            defaults
                mode tcp
                timeout connect 5s
                timeout client 5s
                timeout server 5s
            listen trail
                bind 127.0.0.1:\($0)
                server trail \($1.hasPrefix("unix") ? "unix@" + $1.dropFirst(5) : $1) \(option)

            """
        }
        #expect(try proxy.ask("/origin") == "127.0.0.1 http")
        #expect(try proxy.ask("/now") == "/now")
    }
}

/// A proxy program on a free port before a server on a Unix socket.
private final class RealProxy {
    private let folder =
        FileManager.default.temporaryDirectory.path + "/st-px-" + UUID().uuidString.prefix(8)
    private let running: RunningServer
    private let process = Process()
    private let port = Int.random(in: 20_000...30_000)

    init(
        _ program: String, _ arguments: [String], speaksProxyProtocol: Bool = false,
        configuration: (Int, String) -> String
    ) throws {
        let socket = "unix:" + folder + "/socket"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        running = try RunningServer {
            $0.addresses = speaksProxyProtocol ? [] : [socket]
            $0.proxyProtocolAddresses = speaksProxyProtocol ? [socket] : []
            $0.socketMode = 0o666
            $0.trustedProxies = [AddressRange("127.0.0.1")!]
        }
        let nginxForm = program.hasSuffix("nginx") ? socket + ":" : socket
        let text = configuration(port, nginxForm) + "\n"
        try Data(text.utf8).write(to: URL(filePath: folder + "/conf"))
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ["HOME": folder, "PATH": "/usr/bin:/bin"]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        // Not SIGTERM, which a child inherits blocked from the test's thread; and without a
        // worker of its own, which would hold what `waitUntilExit` waits for.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        running.server.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The body of the answer; waits until the proxy is there.
    func ask(_ path: String, from address: String? = nil) throws -> String {
        let headers = address.map { [("X-Forwarded-For", $0)] } ?? []
        var client = try? LoopbackClient("127.0.0.1:\(port)")
        for _ in 0..<250 where client == nil {
            usleep(20_000)
            client = try? LoopbackClient("127.0.0.1:\(port)")
        }
        return try #require(client).request("GET", path, headers: headers).text
    }
}
