#ifndef SALETRAIL_CPROCESSOR_H
#define SALETRAIL_CPROCESSOR_H

/* What the processor can do and Swift has no name for. */

#include <stdint.h>

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

/* Whether there are instructions for SHA-256 (Intel SDM, CPUID, leaf 7, EBX bit 29). */
static inline int saletrail_has_sha256(void) {
    unsigned int a, b, c, d;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) ? (int)(b >> 29 & 1) : 0;
}

/* Takes 64 bytes into the eight words (FIPS 180-4, 6.2.2), four rounds a step; k are the 64
   constants. Only where there are the instructions. */
__attribute__((target("sha,sse4.1"))) static inline void saletrail_sha256(
    uint32_t *words, const uint8_t *block, const uint32_t *k) {
    const __m128i big_endian =
        _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    /* The instructions want a b e f and c d g h, the first in the highest place. */
    __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)words), 0xB1);
    __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)words + 1), 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, hgfe, 8);
    __m128i cdgh = _mm_blend_epi16(hgfe, cdab, 0xF0);
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
#pragma clang loop unroll(full)
    for (int step = 0; step < 16; step++) {
        __m128i next;
        if (step < 4) {
            next = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)block + step), big_endian);
        } else {
            next = _mm_sha256msg1_epu32(w[step & 3], w[step + 1 & 3]);
            next = _mm_add_epi32(next, _mm_alignr_epi8(w[step + 3 & 3], w[step + 2 & 3], 4));
            next = _mm_sha256msg2_epu32(next, w[step + 3 & 3]);
        }
        w[step & 3] = next;
        const __m128i input = _mm_add_epi32(next, _mm_loadu_si128((const __m128i *)k + step));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0E));
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)words, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)words + 1, _mm_alignr_epi8(dchg, feba, 8));
}

#else

static inline int saletrail_has_sha256(void) { return 0; }

static inline void saletrail_sha256(uint32_t *words, const uint8_t *block, const uint32_t *k) {
    (void)words, (void)block, (void)k;
}

#endif

#endif
