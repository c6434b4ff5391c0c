#pragma once

/// A program that was started, and our ends of what connects us to it; none of them is passed on to other programs.
struct child {
  int pid;
  /// Readable once the program has ended.
  int ending;
  /// Writable without waiting.
  int input;
  /// Readable without waiting.
  int output;
};

/// Starts a program in a process group of its own, with pipes for its standard input and output, nothing for its
/// errors, no other open file, the usual signals and no environment but the given one.
/// Answers 0, or the number of the error; then nothing is left behind.
int child_start(const char *path, char *const arguments[], char *const environment[], struct child *child);
