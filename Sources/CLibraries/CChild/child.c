#define _GNU_SOURCE
#include "CChild.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

static void close_pair(const int pair[2]) {
  close(pair[0]);
  close(pair[1]);
}

static int prepare(posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes, int input, int output) {
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  int error = posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
  if (!error) error = posix_spawn_file_actions_adddup2(actions, output, STDOUT_FILENO);
  if (!error) error = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // Files of libraries that do not close themselves on exec stay here as well.
  if (!error) error = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
  if (!error) error = posix_spawnattr_setpgroup(attributes, 0);
  if (!error) error = posix_spawnattr_setsigdefault(attributes, &all);
  if (!error) error = posix_spawnattr_setsigmask(attributes, &none);
  if (!error)
    error = posix_spawnattr_setflags(
        attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  return error;
}

static int spawn(
    const char *path, char *const arguments[], char *const environment[], int input, int output, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  error = posix_spawnattr_init(&attributes);
  if (!error) {
    error = prepare(&actions, &attributes, input, output);
    if (!error) error = posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
  }
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

static int unblock(int file) {
  return fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK);
}

int child_start(const char *path, char *const arguments[], char *const environment[], struct child *child) {
  int to_child[2], from_child[2];
  pid_t pid = 0;
  if (pipe2(to_child, O_CLOEXEC)) return errno;
  if (pipe2(from_child, O_CLOEXEC)) {
    int error = errno;
    close_pair(to_child);
    return error;
  }
  int error = spawn(path, arguments, environment, to_child[0], from_child[1], &pid);
  int ending = -1;
  if (!error) {
    // Only our own ends do not wait; the program's would surprise it.
    if (unblock(to_child[1]) || unblock(from_child[0]) || (ending = pidfd_open(pid, 0)) < 0) {
      error = errno;
      kill(-pid, SIGKILL);
      while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
    }
  }
  if (error) {
    close_pair(to_child);
    close_pair(from_child);
    return error;
  }
  close(to_child[0]);
  close(from_child[1]);
  *child = (struct child){.pid = pid, .ending = ending, .input = to_child[1], .output = from_child[0]};
  return 0;
}
