// Loaded into the service by disk.py: lets the writing of stored objects fail as a file says, once something of an
// object is written. strace could only fail every `write`, and sockets and pipes are written by that as well.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_half_an_object(int file) {
  char link[32], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path);
  return length > 0 && memmem(path, (size_t)length, ".part-", 6) && lseek(file, 0, SEEK_CUR) > 0;
}

static int fault(void) {
  const char *place = getenv("WRITE_FAULT");
  FILE *note = place ? fopen(place, "re") : NULL;
  int number = 0;
  if (note) {
    if (fscanf(note, "%d", &number) != 1) number = 0;
    fclose(note);
  }
  return number;
}

ssize_t write(int file, const void *bytes, size_t count) {
  int number = is_half_an_object(file) ? fault() : 0;
  if (!number) return syscall(SYS_write, file, bytes, count);
  errno = number;
  return -1;
}
