/* Makes reads of a file fail, or come short, for as long as it is told to: a disk or a network in trouble.

   Preloaded before the database's library. Only reads beyond `from` fail, and only those with an offset, as SQLite's are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/types.h>

static long from = -1;
static int trouble = 0; /* an errno; -1 for reads that give nothing */
static long left = 0;

void fail_reads(long at, int with, long times) { from = at; trouble = with; left = times; }

static ssize_t get(const char *name, int file, void *bytes, size_t size, off_t at)
{
    ssize_t (*real)(int, void *, size_t, off_t) = dlsym(RTLD_NEXT, name);
    if (trouble && at + (off_t)size > from && size >= 512 && left-- > 0) {
        if (trouble == -1)
            return 0;
        errno = trouble;
        return -1;
    }
    return real(file, bytes, size, at);
}

ssize_t pread(int file, void *bytes, size_t size, off_t at) { return get("pread", file, bytes, size, at); }
ssize_t pread64(int file, void *bytes, size_t size, off_t at) { return get("pread64", file, bytes, size, at); }
