/// The eight words that SHA-256 carries from block to block.
struct SHA256Chain: Sendable, Equatable {
    /// First 32 bits of the fractional parts of the square roots of the first eight primes
    /// (FIPS 180-4, 5.3.3).
    private var words = SIMD8<UInt32>(
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
        0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19)

    /// The words as bytes, most significant first.
    var bytes: InlineArray<8, UInt32> {
        var bytes = InlineArray<8, UInt32>(repeating: 0)
        var room = bytes.mutableSpan
        for index in 0..<8 { room[index] = words[index].bigEndian }
        return bytes
    }

    /// Takes in the 64 bytes from `start` on (FIPS 180-4, 6.2.2).
    mutating func compress(_ bytes: Span<UInt8>, from start: Int) {
        var schedule = Self.firstWords(bytes, from: start)
        var (a, b, c, d) = (words[0], words[1], words[2], words[3])
        var (e, f, g, h) = (words[4], words[5], words[6], words[7])
        var t = 0
        // Eight rounds turn the roles of the eight variables once around, so none is moved.
        while t < 64 {
            if t >= 16 { Self.extend(&schedule, from: t) }
            Self.round(a, b, c, &d, e, f, g, &h, Self.input(schedule.span, t))
            Self.round(h, a, b, &c, d, e, f, &g, Self.input(schedule.span, t + 1))
            Self.round(g, h, a, &b, c, d, e, &f, Self.input(schedule.span, t + 2))
            Self.round(f, g, h, &a, b, c, d, &e, Self.input(schedule.span, t + 3))
            Self.round(e, f, g, &h, a, b, c, &d, Self.input(schedule.span, t + 4))
            Self.round(d, e, f, &g, h, a, b, &c, Self.input(schedule.span, t + 5))
            Self.round(c, d, e, &f, g, h, a, &b, Self.input(schedule.span, t + 6))
            Self.round(b, c, d, &e, f, g, h, &a, Self.input(schedule.span, t + 7))
            t += 8
        }
        words &+= SIMD8(a, b, c, d, e, f, g, h)
    }

    /// What goes into round `t`. Through spans: a subscript of the array itself copies all 256
    /// bytes (Swift 6.3).
    @inline(__always)
    private static func input(_ schedule: Span<UInt32>, _ t: Int) -> UInt32 {
        schedule[t] &+ constants.span[t]
    }

    /// One round: `input` is the round's schedule word plus its constant.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
        _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
    ) {
        // FIPS 180-4, 4.1.2: Σ1 and Ch, then Σ0 and Maj.
        let upper = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let first = h &+ upper &+ (g ^ (e & (f ^ g))) &+ input
        let lower = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        d &+= first
        h = first &+ lower &+ ((a & b) | (c & (a | b)))
    }

    /// The schedule, of which the first 16 words are the block.
    @inline(__always)
    private static func firstWords(
        _ bytes: Span<UInt8>, from start: Int
    ) -> InlineArray<64, UInt32> {
        let block = bytes.extracting(start..<start + SHA256.blockLength)
        var w = InlineArray<64, UInt32>(repeating: 0)
        for t in 0..<16 {
            let upper = UInt32(block[t * 4]) &<< 24 | UInt32(block[t * 4 + 1]) &<< 16
            w[t] = upper | UInt32(block[t * 4 + 2]) &<< 8 | UInt32(block[t * 4 + 3])
        }
        return w
    }

    /// Eight more words of the schedule (FIPS 180-4, 6.2.2, step 1).
    @inline(__always)
    private static func extend(_ w: inout InlineArray<64, UInt32>, from start: Int) {
        for t in start..<start + 8 {
            let early = w[t - 15]
            let late = w[t - 2]
            let lower = rotated(early, 7) ^ rotated(early, 18) ^ early &>> 3
            let upper = rotated(late, 17) ^ rotated(late, 19) ^ late &>> 10
            w[t] = w[t - 16] &+ lower &+ w[t - 7] &+ upper
        }
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// First 32 bits of the fractional parts of the cube roots of the first 64 primes
    /// (FIPS 180-4, 4.2.2).
    private static let constants: InlineArray<64, UInt32> = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5,
        0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
        0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC,
        0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
        0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
        0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3,
        0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5,
        0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
        0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}
