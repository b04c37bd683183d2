import Foundation
import HTTPServer
import Model
import Service
import Store

/// A small web over https for a real browser: a newsletter, a shop, and a service behind nginx as
/// the shop's subdomain and as another site.
final class BrowserWeb {
    static let tools = ["/usr/sbin/nginx", "/usr/bin/openssl", "/usr/bin/chromium"]
    static let areThere = tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    /// By sub-account: its tracking host.
    static let hosts: [UInt64: String] = [4071: "track.shop.example", 4072: "track.other.example"]

    let shop: Shop
    private let folder: String
    private let port: Int
    private let nginx = Process()

    init() throws {
        shop = try Shop { $0.server.trustedProxies = [AddressRange("127.0.0.1")!] }
        try shop.add(Shop.account(4072, host: "track.other.example"))
        folder = FileManager.default.temporaryDirectory.path + "/saletrail-web-" + UUID().uuidString
        port = Int.random(in: 30_001...39_999)
        try FileManager.default.createDirectory(
            atPath: folder + "/pages", withIntermediateDirectories: true)
        try Self.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                "/CN=*.example", "-keyout", folder + "/key", "-out", folder + "/cert",
            ])
        try write("conf", configuration)
        nginx.executableURL = URL(filePath: Self.tools[0])
        nginx.arguments = ["-c", folder + "/conf", "-p", folder, "-e", folder + "/error"]
        try nginx.run()
        Thread.sleep(forTimeInterval: 0.5)
    }

    deinit {
        nginx.terminate()
        nginx.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Puts a page on every host but the service's.
    func write(page name: String, _ html: String) throws {
        try write("pages/" + name, "<!DOCTYPE html><title>\(name)</title>" + html)
    }

    /// Opens an address in a fresh browser and lets it run until `isDone`, 20 s at most.
    ///
    /// `cookieControls` is Chromium's own preference: 1 blocks third-party cookies, 2 is Chrome's
    /// default and blocks them in private windows only.
    func browse(
        _ address: String, cookieControls: Int, until isDone: () throws -> Bool
    ) throws {
        let profile = folder + "/profile-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: profile + "/Default", withIntermediateDirectories: true)
        let preferences = #"{"profile":{"cookie_controls_mode":\#(cookieControls)}}"#
        try Data(preferences.utf8).write(to: URL(filePath: profile + "/Default/Preferences"))
        let browser = try Self.start(
            Self.tools[2],
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors",
                "--user-data-dir=" + profile, "--host-resolver-rules=MAP * 127.0.0.1:\(port)",
                // Headless Chromium names itself, and would be taken for the machine it is.
                "--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 "
                    + "(KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
                "--remote-debugging-port=0", address,
            ])
        for _ in 0..<100 where browser.isRunning {
            if try isDone() { break }
            Thread.sleep(forTimeInterval: 0.2)
        }
        browser.terminate()
        browser.waitUntilExit()
        try? FileManager.default.removeItem(atPath: profile)
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

    private static func run(_ program: String, _ arguments: [String]) throws {
        try start(program, arguments).waitUntilExit()
    }

    private static func start(_ program: String, _ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
