/// What is sent to the driver.

struct SessionRequest: Encodable {
    struct Capabilities: Encodable { let alwaysMatch: Wanted }

    struct Wanted: Encodable {
        let browserName = "chrome"
        let options: Options

        enum CodingKeys: String, CodingKey {
            case browserName
            case options = "goog:chromeOptions"
        }
    }

    struct Options: Encodable {
        let binary: String
        let args: [String]
        let prefs: Preferences
    }

    struct Preferences: Encodable {
        let languages: String
        /// 1 lets scripts run, 2 does not.
        let scripts: Int

        enum CodingKeys: String, CodingKey {
            case languages = "intl.accept_languages"
            case scripts = "profile.managed_default_content_settings.javascript"
        }
    }

    let capabilities: Capabilities

    init(_ look: ChromeBrowser.Look, binary: String) {
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--lang=" + look.language, "--accept-lang=" + look.language,
            "--window-size=\(look.width),\(look.height)",
        ]
        capabilities = Capabilities(
            alwaysMatch: Wanted(
                options: Options(
                    binary: binary, args: arguments,
                    prefs: Preferences(
                        languages: look.language, scripts: look.runsScripts ? 1 : 2))))
    }
}

struct ScriptCall: Encodable {
    let script: String
    let args: [String]
}

struct DevToolsCall<Parameters: Encodable>: Encodable {
    let cmd: String
    let params: Parameters
}

struct ScreenMetrics: Encodable {
    let width: Int
    let height: Int
    let deviceScaleFactor = 1
    let mobile = false
}

struct MediaFeature: Encodable {
    let name: String
    let value: String
}

struct KeySource: Encodable {
    struct Action: Encodable {
        let type: String
        let value: String
    }

    let type = "key"
    let id = "keyboard"
    let actions: [Action]
}

struct Nothing: Codable {}

/// Any answer, not looked at.
struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
}
