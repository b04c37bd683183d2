/// A query as the journal holds it, and whether that is all of it.
struct KeptQuery {
    /// Without a last parameter that may have lost its end.
    let bytes: [UInt8]
    /// Whether it is as long as what is kept can be: then there was probably more.
    let isCut: Bool

    init(_ query: [UInt8]) {
        let isTooLong = query.count >= SaleHit.maximumQueryLength
        let end = isTooLong ? query.lastIndex(of: UInt8(ascii: "&")) : nil
        bytes = end.map { Array(query[..<$0]) } ?? query
        let separators = bytes.count { $0 == UInt8(ascii: "&") }
        isCut = isTooLong || separators + 1 >= QueryParameters.maximumCount
    }
}
