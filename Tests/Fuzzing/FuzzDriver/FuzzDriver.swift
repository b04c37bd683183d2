import Glibc

/// Runs libFuzzer (llvm.org/docs/LibFuzzer.html) over one test.
package enum FuzzDriver {
    /// Takes one input; whatever is wrong with what came of it must trap.
    package typealias Test = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

    /// Ends with the process: libFuzzer reads its options from the command line.
    package static func run(_ test: Test) -> Never {
        var count = CommandLine.argc
        var words: Words = CommandLine.unsafeArgv
        exit(runDriver(&count, &words, test))
    }

    /// Stops with `what` if it does not hold; `precondition` says nothing in an optimised build.
    package static func require(_ holds: Bool, _ what: String) {
        if !holds { fatalError(what) }
    }

    typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
}

/// "Using libFuzzer as a library", in the page named above.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutablePointer<FuzzDriver.Words>,
    _ test: FuzzDriver.Test
) -> CInt
