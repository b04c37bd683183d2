#ifndef SALETRAIL_CLINUX_H
#define SALETRAIL_CLINUX_H

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

/* glibc hides these behind _GNU_SOURCE, which would make other functions uncallable from Swift. */
int accept4(int fd, struct sockaddr *address, socklen_t *length, int flags);
int syncfs(int fd);
void *memmem(const void *in, size_t size, const void *what, size_t length);

#endif
