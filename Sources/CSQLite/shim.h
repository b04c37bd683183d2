#ifndef SALETRAIL_CSQLITE_H
#define SALETRAIL_CSQLITE_H

#include <sqlite3.h>

/* SQLITE_TRANSIENT is a cast macro, which Swift does not import. */
static inline int saletrail_bind_text(sqlite3_stmt *s, int i, const char *p, int n) {
    /* A null pointer would bind NULL: an empty text is a value of its own. */
    return sqlite3_bind_text(s, i, p ? p : "", n, SQLITE_TRANSIENT);
}

static inline int saletrail_bind_blob(sqlite3_stmt *s, int i, const void *p, int n) {
    /* A null pointer would bind NULL: an empty blob is a value of its own. */
    return n == 0 ? sqlite3_bind_zeroblob(s, i, 0) : sqlite3_bind_blob(s, i, p, n, SQLITE_TRANSIENT);
}

#endif
