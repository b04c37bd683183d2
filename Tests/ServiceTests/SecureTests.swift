import Foundation
import HTTPServer
import Service
import Testing

/// MD-13: the same over https, through a real proxy with a certificate of its own.
@Suite(.serialized)
struct SecureTests {
    private static let tools = ["/usr/sbin/nginx", "/usr/bin/openssl", "/usr/bin/curl"]
    private static let areThere = tools.allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(
        "MD-13: over http and https both are recorded, with the cookie each needs",
        .enabled(if: areThere, "needs nginx, openssl and curl"))
    func bothSchemes() throws {
        let shop = try Shop { $0.server.trustedProxies = [AddressRange("127.0.0.1")!] }
        let proxy = try SecureProxy(before: shop.address)
        let link = try shop.shoeLinks()[0]
        let click = try proxy.get(link)
        #expect(click.contains("HTTP/1.1 302"))
        let cookie = try #require(
            click.split(separator: "\r\n").first { $0.hasPrefix("Set-Cookie: ") })
        #expect(cookie.hasPrefix("Set-Cookie: __Host-st4071="))
        #expect(cookie.contains("; Secure; HttpOnly; SameSite=Lax"), "track.shop is a part of shop")
        let hit = try proxy.get("/track/sale?empId=4071&IMPORTE=10")
        #expect(hit.contains("X-SaleTrail: recorded"))

        let plain = Reader(shop)
        try plain.get(link)
        #expect(
            try plain.get("/track/sale?empId=4071&IMPORTE=20").header("x-saletrail") == "recorded")
        #expect(try shop.report().total("revenue") == .euros(3000))
    }

    @Test("nobody but a trusted proxy is believed to be secure")
    func untrusted() throws {
        let shop = try Shop()
        let headers = Shop.browser + [("X-Forwarded-Proto", "https")]
        let answer = try Reader(shop).get(try shop.shoeLinks()[0], headers: headers)
        #expect(answer.header("set-cookie")?.hasPrefix("st4071=") == true)
    }
}

/// nginx with TLS before a service, on a free port, with a curl that keeps its cookies.
private final class SecureProxy {
    private let folder: String
    private let nginx: Process
    private let port: Int

    init(before address: String) throws {
        folder = FileManager.default.temporaryDirectory.path + "/saletrail-tls-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        port = Int.random(in: 20_000...30_000)
        try Self.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                "/CN=\(Shop.host)", "-keyout", folder + "/key", "-out", folder + "/cert",
            ])
        let configuration = """
            daemon off; worker_processes 1; pid \(folder)/pid; error_log \(folder)/error;
            events {}
            http {
                access_log off;
                client_body_temp_path \(folder)/body; proxy_temp_path \(folder)/proxy;
                fastcgi_temp_path \(folder)/f; uwsgi_temp_path \(folder)/u;
                scgi_temp_path \(folder)/s;
                server {
                    listen 127.0.0.1:\(port) ssl;
                    ssl_certificate \(folder)/cert; ssl_certificate_key \(folder)/key;
                    location / {
                        proxy_pass http://\(address);
                        proxy_set_header Host $host;
                        proxy_set_header X-Forwarded-Proto $scheme;
                    }
                }
            }
            """
        try Data(configuration.utf8).write(to: URL(filePath: folder + "/conf"))
        nginx = Process()
        nginx.executableURL = URL(filePath: "/usr/sbin/nginx")
        nginx.arguments = ["-c", folder + "/conf", "-p", folder, "-e", folder + "/error"]
        try nginx.run()
        Thread.sleep(forTimeInterval: 0.5)
    }

    deinit {
        nginx.terminate()
        nginx.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Head and body of the answer.
    func get(_ target: String) throws -> String {
        try Self.run(
            "/usr/bin/curl",
            [
                "-sik", "--http1.1", "-A", "Mozilla/5.0", "--max-time", "10", "-b", folder + "/jar",
                "-c",
                folder + "/jar", "--resolve", "\(Shop.host):\(port):127.0.0.1",
                "https://\(Shop.host):\(port)\(target)",
            ])
    }

    @discardableResult
    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
