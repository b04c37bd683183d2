import BrowserDriver
import Foundation
import HTTPServer
import Model
import Testing

@testable import Dashboard

/// Every page of the table, as support sees it, in both languages, light and dark, on a desk and
/// on a phone: nothing that keeps somebody from using it.
///
/// With `SALETRAIL_PICTURES` set to a folder, each page is also kept there as a picture.
@Suite(.serialized, .enabled(if: ChromeBrowser.isThere, "needs chromium and chromedriver"))
struct AccessibilityTests {
    private static let pictures = ProcessInfo.processInfo.environment["SALETRAIL_PICTURES"]
    private static let tab = "\u{E004}"
    /// Day, month, year and the calendar's button.
    private static let partsOfDate = 4

    @Test(arguments: ["en", "es"], ["light", "dark", "phone"])
    func everyPage(_ language: String, _ kind: String) throws {
        let office = try office()
        var look = ChromeBrowser.Look()
        look.language = language
        look.isDark = kind == "dark"
        if kind == "phone" { (look.width, look.height) = (390, 844) }
        let browser = try office.signedIn(.support, look)
        for path in try pages(office) {
            try browser.open(office.address + path)
            let findings = try browser.run(PageCheck.script, as: [String].self)
            #expect(findings.isEmpty, "\(path), \(language), \(kind)")
            #expect(try browser.run("return document.documentElement.lang") == language)
            try keep(browser, path, "\(language)-\(kind)")
        }
    }

    @Test func everyControlIsReachedByKeyboard() throws {
        let office = try office()
        let browser = try office.signedIn(.support)
        for path in try pages(office) {
            try browser.open(office.address + path)
            let count = try browser.run(PageCheck.stops, as: Int.self)
            #expect(count > 0)
            for stop in 1...max(1, count) {
                var focused = ""
                // A field for a date has a stop for each part of it.
                for _ in 0..<Self.partsOfDate where focused.isEmpty || focused == "\(stop - 1)" {
                    try browser.press(Self.tab)
                    focused = try browser.run(PageCheck.focused)
                }
                #expect(focused == "\(stop)", "\(path)")
                guard focused == "\(stop)" else { break }
            }
        }
    }

    /// The check itself finds what is wrong.
    @Test func aBadPageHasFindings() throws {
        let browser = try ChromeBrowser()
        try browser.open(
            "data:text/html,<h1>a</h1><h3>b</h3><input><table><tr><th>x</table>"
                + "<p style='color:%23aaa;background:%23fff'>pale</p><svg></svg><i id=a></i>"
                + "<b id=a></b>")
        let findings = try browser.run(PageCheck.script, as: [String].self)
        for number in ["3.1.1", "2.4.2", "1.3.1", "4.1.1", "4.1.2", "1.1.1", "1.4.3"] {
            #expect(findings.contains { $0.hasPrefix(number) }, "\(number): \(findings)")
        }
    }

    /// Sub-accounts with hits of each kind.
    private func office() throws -> LiveOffice {
        let office = try LiveOffice()
        let cookie = try office.click(campaign: "otono-2026")
        try office.hit(
            "order_id=10482&PRODUCTO=Bot%C3%ADn%20Chelsea%20piel&CANTIDAD=1&IMPORTE=129,90",
            headers: [("Cookie", cookie)])
        try office.hit("order_id=10483&PRODUCTO=Sandalia%20Menorca&CANTIDAD=2&IMPORTE=79,80")
        try office.hit("order_id=10482&IMPORTE=129,90")
        try office.hit("order_id=10484&PRODUCTO=Mochila&IMPORTE=gratis&currency=EURO")
        try office.hit("order_id=PRUEBA-1&PRODUCTO=Zapato%20rojo&IMPORTE=39,90&testmode=1")
        try office.settle()
        return office
    }

    /// All pages of the table that are pages.
    private func pages(_ office: LiveOffice) throws -> [String] {
        let browser = try office.browser(.support)
        let paths = PageTable.routes.filter { $0.verb == .get }.map { route in
            Office.captures.reduce(
                route.pattern.replacing("{empId}", with: "4071").replacing("{id}", with: "2")
            ) { $0.replacing("{\($1.key)}", with: $1.value) }
            .replacing(#/\{[a-zA-Z]+\}/#, with: "1")
        }
        return try paths.filter { path in
            // Events never end, and what is in a frame is a newsletter.
            guard !path.hasSuffix("/events"), !path.hasSuffix("/frame") else { return false }
            let type = try browser.get(path).header("content-type") ?? ""
            return type.hasPrefix("text/html")
        }
    }

    private func keep(_ browser: ChromeBrowser, _ path: String, _ look: String) throws {
        guard let folder = Self.pictures else { return }
        let name = path == "/" ? "home" : path.dropFirst().replacing("/", with: "-")
        let file = URL(filePath: folder).appending(path: "\(name).\(look).png")
        try Data(try browser.picture()).write(to: file)
    }
}
