import Foundation
import HTTPServer
import Model
import Service
import Store

/// A small web over https for a real browser: a newsletter, a shop, and a service behind nginx as
/// the shop's subdomain and as another site.
final class BrowserWeb {
    private static let nginxPath = "/usr/sbin/nginx"
    private static let opensslPath = "/usr/bin/openssl"

    /// Whether a web can be made on this machine, and `browser` is there to look at it.
    static func isThere(for browser: String) -> Bool {
        [nginxPath, opensslPath, browser].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    static let pageHosts = ["shop.example", "mail.example"]
    /// By sub-account: its tracking host.
    static let hosts: [UInt64: String] = [4071: "track.shop.example", 4072: "track.other.example"]

    let shop: Shop
    /// Everything of the web and its browsers; removed at the end.
    let folder: String
    /// Of every host, on 127.0.0.1.
    let port: Int
    private let nginx = Process()

    init() throws {
        shop = try Shop { $0.server.trustedProxies = [AddressRange("127.0.0.1")!] }
        try shop.add(Shop.account(4072, host: "track.other.example"))
        folder = FileManager.default.temporaryDirectory.path + "/saletrail-web-" + UUID().uuidString
        port = Int.random(in: 30_001...39_999)
        try FileManager.default.createDirectory(
            atPath: folder + "/pages", withIntermediateDirectories: true)
        try Process.quiet(
            Self.opensslPath,
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                "/CN=*.example", "-keyout", folder + "/key", "-out", folder + "/cert",
            ]
        ).waitUntilExit()
        try write("conf", configuration)
        nginx.executableURL = URL(filePath: Self.nginxPath)
        nginx.arguments = ["-c", folder + "/conf", "-p", folder, "-e", folder + "/error"]
        try nginx.run()
        Thread.sleep(forTimeInterval: 0.5)
    }

    deinit {
        nginx.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Puts a page on every host but the service's.
    func write(page name: String, _ html: String) throws {
        try write("pages/" + name, "<!DOCTYPE html><title>\(name)</title>" + html)
    }

    private var configuration: String {
        let common = """
            listen 127.0.0.1:\(port) ssl;
            ssl_certificate \(folder)/cert; ssl_certificate_key \(folder)/key;
            """
        let services = Self.hosts.values.sorted().joined(separator: " ")
        return """
            daemon off; worker_processes 1; pid \(folder)/pid; error_log \(folder)/error;
            events {}
            http {
                access_log off; default_type text/html;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy;
                fastcgi_temp_path \(folder)/f; uwsgi_temp_path \(folder)/u;
                scgi_temp_path \(folder)/s;
                server { \(common) server_name _; root \(folder)/pages; }
                server {
                    \(common) server_name \(services);
                    location / {
                        proxy_pass http://\(shop.address);
                        proxy_set_header Host $host;
                        proxy_set_header X-Forwarded-Proto $scheme;
                    }
                }
            }
            """
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
}

extension Process {
    /// Starts a program whose output nobody reads.
    static func quiet(_ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Ends it and waits until it is gone.
    func end() {
        terminate()
        waitUntilExit()
    }
}
