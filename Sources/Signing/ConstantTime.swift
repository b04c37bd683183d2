/// Whether two byte strings are equal, in a time that depends on their lengths only: so the
/// time of an answer does not tell how much of a guessed code was right.
package func constantTimeEqual(
    _ left: some Collection<UInt8>, _ right: some Collection<UInt8>
) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (a, b) in zip(left, right) { difference |= a ^ b }
    return difference == 0
}
