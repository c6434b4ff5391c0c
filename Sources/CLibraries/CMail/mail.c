// curl's options are set through variable arguments, which Swift cannot pass.
#include "CMail.h"

#include <curl/curl.h>
#include <string.h>

struct source {
  const unsigned char *bytes;
  size_t left;
};

static size_t give(char *buffer, size_t size, size_t count, void *context) {
  struct source *source = context;
  size_t most = size * count;
  size_t length = source->left < most ? source->left : most;
  memcpy(buffer, source->bytes, length);
  source->bytes += length;
  source->left -= length;
  return length;
}

int mail_send(
    const struct mail_route *route, const char *sender, const char *recipient, const unsigned char *message,
    size_t length, long *reply) {
  *reply = 0;
  CURL *curl = curl_easy_init();
  if (!curl) return CURLE_FAILED_INIT;
  struct source source = {message, length};
  struct curl_slist *recipients = curl_slist_append(NULL, recipient);
  if (!recipients) {
    curl_easy_cleanup(curl);
    return CURLE_OUT_OF_MEMORY;
  }
  curl_easy_setopt(curl, CURLOPT_URL, route->url);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  // A proxy named by the environment would be a recipient that no register names (D16).
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(route->require_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (route->user) curl_easy_setopt(curl, CURLOPT_USERNAME, route->user);
  if (route->password) curl_easy_setopt(curl, CURLOPT_PASSWORD, route->password);
  if (route->authorities) curl_easy_setopt(curl, CURLOPT_CAINFO, route->authorities);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, route->timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, route->timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &source);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)length);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  CURLcode code = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, reply);
  curl_slist_free_all(recipients);
  curl_easy_cleanup(curl);
  return code;
}
