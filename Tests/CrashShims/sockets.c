/* What clients asked and what they were told, in the order of the disk's records. */
#include "shim.h"

#include <sys/socket.h>

static ssize_t (*real_recv)(int, void *, size_t, int);
static ssize_t (*real_send)(int, const void *, size_t, int);

__attribute__((constructor(101))) static void find(void) {
    FIND(recv);
    FIND(send);
}

ssize_t recv(int fd, void *data, size_t size, int flags) {
    ssize_t count = REAL(recv)(fd, data, size, flags);
    if (count > 0 && is_recording()) {
        lock_order();
        record(RECEIVED, 0, fd, 0, data, count);
        unlock_order();
    }
    return count;
}

ssize_t send(int fd, const void *data, size_t size, int flags) {
    if (is_recording()) {
        /* Before it leaves: from here on the client may know. */
        lock_order();
        record(SENT, 0, fd, 0, data, size);
        unlock_order();
    }
    return REAL(send)(fd, data, size, flags);
}
