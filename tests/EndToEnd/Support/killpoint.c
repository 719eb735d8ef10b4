/* Loaded into a program (LD_PRELOAD), it ends that program by SIGKILL before a chosen change of the files below a chosen
   directory: KILL_BELOW is the directory, KILL_AT the number of the change, counted from 1 (0: never), KILL_LOG a file that
   gets a line for every change, the fatal one included. A fatal write writes half of what it was given. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int count;

static const char *below(const char *path)
{
    const char *root = getenv("KILL_BELOW");
    size_t length = root ? strlen(root) : 0;
    return length && path && !strncmp(path, root, length) && (!path[length] || path[length] == '/') ? path + length : NULL;
}

/* Notes the change; true where it is the fatal one. */
static int fatal(const char *what, const char *path)
{
    const char *name = below(path), *at = getenv("KILL_AT"), *log = getenv("KILL_LOG");
    char line[5000];
    int file;
    if (!name)
        return 0;
    int number = __sync_add_and_fetch(&count, 1);
    int length = snprintf(line, sizeof line, "%s %s\n", what, *name ? name + 1 : ".");
    if (log && (file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600)) >= 0) {
        syscall(SYS_write, file, line, length);
        close(file);
    }
    return at && atoi(at) == number;
}

static void step(const char *what, const char *path)
{
    if (fatal(what, path))
        kill(getpid(), SIGKILL);
}

static const char *path_of(int file, char *path, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, size - 1);
    path[length < 0 ? 0 : length] = 0;
    return path;
}

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#define ON_PATH(name, parameters, arguments) \
    int name parameters { step(#name, path); return REAL(name) arguments; }
#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list list; va_start(list, flags); mode_t mode = va_arg(list, mode_t); va_end(list); \
        if (flags & O_CREAT) step("create", path); \
        return REAL(name)(path, flags, mode); }
#define WRITE(name, parameters, arguments, half) \
    ssize_t name parameters { \
        char path[4096]; \
        if (fatal("write", path_of(file, path, sizeof path))) { REAL(name) half; kill(getpid(), SIGKILL); } \
        return REAL(name) arguments; }

OPEN(open)
OPEN(open64)
ON_PATH(mkdir, (const char *path, mode_t mode), (path, mode))
ON_PATH(unlink, (const char *path), (path))
ON_PATH(rmdir, (const char *path), (path))
ON_PATH(chmod, (const char *path, mode_t mode), (path, mode))
WRITE(write, (int file, const void *bytes, size_t size), (file, bytes, size), (file, bytes, size / 2))
WRITE(pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at), (file, bytes, size / 2, at))
WRITE(pwrite64, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at), (file, bytes, size / 2, at))

int rename(const char *from, const char *to)
{
    step("rename", to);
    return REAL(rename)(from, to);
}

int fsync(int file)
{
    char path[4096];
    step("fsync", path_of(file, path, sizeof path));
    return REAL(fsync)(file);
}
