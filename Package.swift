// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // One file to copy to a server, and a third less memory; lld, because gold warns of Foundation.
    .unsafeFlags(["-static-stdlib"], .when(configuration: .release)),
    // Generic code of one target is compiled for the types of another.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
    // Tests look out for overlapping access; the program need not, for each of its properties.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// A target of ours: `Sources/<name>`, arrows only to targets further up in this file.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// Its tests: `Tests/<name>Tests`, with their data in `Fixtures`.
func tests(
    of name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        exclude: data, swiftSettings: strict)
}

let package = Package(
    name: "SaleTrail",
    products: [.executable(name: "saletrail", targets: ["saletrail"])],
    targets: [
        // 0: the system, and the values everything speaks in.
        .systemLibrary(
            name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),
        room("Model"),

        // 1: pure parts, each usable and testable alone.
        room("Signing", ["Model"]),
        room("LinkRewriting"),
        room("HTTPServer", ["CLinux"]),
        room("Attribution", ["Model"]),
        room("ShopTags", ["Model"]),

        // 2: what is kept.
        room("Store", ["CSQLite", "CLinux", "Model", "Signing", "Attribution"]),

        // 3: what is made from what is kept.
        room("Reporting", ["Model", "Store"]),
        room(
            "Mailing", ["CLinux", "Model", "Signing", "LinkRewriting", "Store", "Reporting"]),

        // 4: its pages.
        room(
            "Dashboard",
            [
                "Model", "Signing", "LinkRewriting", "HTTPServer", "Attribution", "ShopTags",
                "Store", "Reporting", "Mailing",
            ]),

        // 5: the running service, and 6: its command line.
        room(
            "Service",
            [
                "Model", "Signing", "LinkRewriting", "HTTPServer", "Attribution", "Store",
                "Mailing", "Reporting", "Dashboard",
            ]),
        .executableTarget(
            name: "saletrail",
            dependencies: [
                "Service", "Dashboard", "CLinux", "Model", "HTTPServer", "LinkRewriting",
                "Attribution", "ShopTags", "Store", "Mailing", "Reporting",
            ], swiftSettings: strict,
            linkerSettings: [
                .unsafeFlags(
                    ["-static-stdlib", "-use-ld=lld"], .when(configuration: .release))
            ]),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        // A browser that tests drive as a person would.
        .target(
            name: "BrowserDriver", dependencies: ["HTTPServer"], path: "Tests/BrowserDriver",
            swiftSettings: strict),
        tests(of: "Model"),
        tests(of: "Signing", ["Model"], data: ["Fixtures"]),
        tests(of: "LinkRewriting", data: ["Fixtures"]),
        tests(of: "HTTPServer"),
        tests(of: "Attribution", ["Model"]),
        tests(of: "ShopTags", ["Model"]),
        tests(of: "Store", ["Model", "Signing", "CSQLite"]),
        tests(of: "Mailing", ["Model", "Signing", "Store", "LinkRewriting"]),
        tests(of: "Reporting", ["Model", "Store"], data: ["Snapshots"]),
        tests(
            of: "Dashboard",
            [
                "Model", "Signing", "LinkRewriting", "HTTPServer", "ShopTags", "Store", "Reporting",
                "Mailing", "Service", "BrowserDriver",
            ], data: ["Snapshots"]),
        tests(
            of: "Service",
            ["Model", "Signing", "HTTPServer", "Store", "Mailing", "Reporting", "Attribution"],
            data: ["Fixtures"]),
        tests(of: "saletrail", ["HTTPServer", "CLinux", "BrowserDriver"]),
        // The real program under faults; their C side, Tests/CrashShims, is compiled by the tests.
        .testTarget(
            name: "CrashTests",
            dependencies: ["saletrail", "HTTPServer", "Model", "Store", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "StyleTests", swiftSettings: strict),
    ]
)

// Fuzzing needs libFuzzer in every object file: only when asked for, see .ci/fuzz.
if Context.environment["SALETRAIL_FUZZ"] != nil {
    let fuzzed: [SwiftSetting] = strict + [.unsafeFlags(["-sanitize=fuzzer,address"])]
    for target in package.targets where target.type == .regular && !["TestSupport", "BrowserDriver"].contains(target.name)
    {
        target.swiftSettings = fuzzed
    }
    package.targets.append(
        .target(name: "FuzzDriver", path: "Tests/Fuzzing/FuzzDriver", swiftSettings: strict))
    // One of them plays what a test plays, too; a file can be in one target only.
    package.targets.removeAll { $0.type == .test }
    let rooms = [
        "FuzzRewriting": ["LinkRewriting"], "FuzzMessages": ["LinkRewriting"],
        "FuzzRequests": ["HTTPServer"], "FuzzConnections": ["HTTPServer"],
        "FuzzQueries": ["HTTPServer", "Model", "Signing", "Store", "Service"],
    ]
    for (name, rooms) in rooms {
        let shared = name == "FuzzConnections" ? ["HTTPServerTests/Play"] : []
        package.targets.append(
            .executableTarget(
                name: name,
                dependencies: ["FuzzDriver", "CLinux"] + rooms.map { .byName(name: $0) },
                path: "Tests", sources: ["Fuzzing/" + name] + shared, swiftSettings: fuzzed,
                linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
    }
}
