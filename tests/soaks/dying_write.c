/* Ends the process with SIGKILL in the middle of its n-th write to a file, half of it written: a power cut.

   Preloaded before the database's library; `die_at` sets n. Only writes with an offset count, as SQLite's do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

static long left = 0;

void die_at(long n) { left = n; }

static ssize_t put(const char *name, int file, const void *bytes, size_t size, off_t at)
{
    ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, name);
    if (left > 0 && --left == 0) {
        real(file, bytes, size / 2, at);
        kill(getpid(), SIGKILL);
    }
    return real(file, bytes, size, at);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) { return put("pwrite", file, bytes, size, at); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at) { return put("pwrite64", file, bytes, size, at); }
