#pragma once

#include <stddef.h>

/// Where a message goes and how. Texts end with a zero; those that may be missing are NULL then.
struct mail_route {
  /// smtp://host:port or smtps://host:port
  const char *url;
  const char *user;
  const char *password;
  /// Refuse to go on without TLS when the address is smtp://.
  int require_tls;
  /// A file of certificates to trust instead of the system's own.
  const char *authorities;
  long timeout_seconds;
};

/// Sends one message to one recipient. Answers 0, or curl's code; `reply` is the last number the server said, or 0.
int mail_send(
    const struct mail_route *route, const char *sender, const char *recipient, const unsigned char *message,
    size_t length, long *reply);
