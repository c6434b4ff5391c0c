// Loaded into the service by disk.py: lets the writing of stored objects fail as a file says ("5"), once something of an
// object is written, or their syncs ("5 sync"). strace could only fail every call, and sockets and pipes are written by
// the same.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_object(int file) {
  char link[32], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path);
  return length > 0 && memmem(path, (size_t)length, ".part-", 6) && lseek(file, 0, SEEK_CUR) > 0;
}

static int fault(const char *wanted) {
  const char *place = getenv("WRITE_FAULT");
  FILE *note = place ? fopen(place, "re") : NULL;
  int number = 0;
  char call[8] = "write";
  if (note) {
    if (fscanf(note, "%d %7s", &number, call) < 1) number = 0;
    fclose(note);
  }
  return strcmp(call, wanted) == 0 ? number : 0;
}

ssize_t write(int file, const void *bytes, size_t count) {
  int number = is_object(file) ? fault("write") : 0;
  if (!number) return syscall(SYS_write, file, bytes, count);
  errno = number;
  return -1;
}

int fsync(int file) {
  int number = is_object(file) ? fault("sync") : 0;
  if (!number) return (int)syscall(SYS_fsync, file);
  errno = number;
  return -1;
}
