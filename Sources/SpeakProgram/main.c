// songly-speak: says lines of text with espeak-ng and tells when each sound begins.
//
// A program of its own, because espeak-ng is GPL-3 and because text of strangers is read here: it is spoken to
// through pipes only, and limits itself before it reads a byte. See docs/decisions/0002.
//
// Input, one request a line, fields separated by tabs:
//   voice  words-per-minute  pitch(0-99)  mode  text          mode: "p" sounds only, "s" sounds, times and samples
// Phonemes in the text stand in double square brackets: [[sl'ovV]].
// Answer to each request, in order:
//   V <0|1>             whether the voice exists
//   I <IPA>             the sounds with stress marks, words apart by spaces
//   P <sample> <IPA>    (mode s) a sound begins at this sample; an empty name is a pause
//   S <count>           (mode s) number of 16-bit little-endian mono samples that follow after the newline
//   E                   end of the answer
// The first line ever written is "R <sample rate>".

#include <espeak-ng/speak_lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

enum { text_flags = espeakCHARS_UTF8 | espeakPHONEMES };
enum { text_bytes_max = 8192, samples_max = 22050 * 120, events_max = 8192 };

struct sound_event {
  int sample;
  char name[16];
};

static short samples[samples_max];
static int sample_count;
static struct sound_event events[events_max];
static int event_count;

static void limit(int resource, rlim_t value) {
  struct rlimit bounds = {value, value};
  setrlimit(resource, &bounds);
}

static int collect(short *wave, int count, espeak_EVENT *event) {
  for (; event->type != espeakEVENT_LIST_TERMINATED; event++) {
    if (event->type != espeakEVENT_PHONEME || event_count == events_max) continue;
    struct sound_event *next = &events[event_count++];
    next->sample = event->sample;
    memcpy(next->name, event->id.string, 8);
    next->name[8] = 0;
  }
  if (wave != NULL && count > 0) {
    if (count > samples_max - sample_count) count = samples_max - sample_count;
    memcpy(samples + sample_count, wave, (size_t)count * sizeof(short));
    sample_count += count;
  }
  return 0;
}

static void print_ipa(const char *text) {
  const void *rest = text;
  fputs("I ", stdout);
  while (rest != NULL) {
    const char *clause = espeak_TextToPhonemes(&rest, text_flags, 0x02);
    if (clause != NULL) printf("%s ", clause);
  }
  putchar('\n');
}

static void speak(const char *text, int rate, int pitch) {
  sample_count = 0;
  event_count = 0;
  espeak_SetParameter(espeakRATE, rate, 0);
  espeak_SetParameter(espeakPITCH, pitch, 0);
  espeak_SetParameter(espeakRANGE, 0, 0);
  espeak_Synth(text, strlen(text) + 1, 0, POS_CHARACTER, 0, text_flags, NULL, NULL);
  espeak_Synchronize();
  for (int index = 0; index < event_count; index++) printf("P %d %s\n", events[index].sample, events[index].name);
  printf("S %d\n", sample_count);
  fwrite(samples, sizeof(short), (size_t)sample_count, stdout);
}

static void answer(char *line) {
  char *fields[5];
  for (int index = 0; index < 5; index++) {
    fields[index] = line;
    line = strchr(line, index < 4 ? '\t' : '\n');
    if (line == NULL) exit(65);
    *line++ = 0;
  }
  int known = espeak_SetVoiceByName(fields[0]) == EE_OK;
  printf("V %d\n", known);
  if (known) {
    print_ipa(fields[4]);
    if (fields[3][0] == 's') speak(fields[4], atoi(fields[1]), atoi(fields[2]));
  }
  puts("E");
  fflush(stdout);
}

int main(void) {
  limit(RLIMIT_CPU, 120);
  limit(RLIMIT_AS, 512u << 20);
  limit(RLIMIT_FSIZE, 64u << 20);
  limit(RLIMIT_CORE, 0);
  int rate = espeak_Initialize(AUDIO_OUTPUT_RETRIEVAL, 0, NULL, (1 << 0) | (1 << 1) | (1 << 15));
  if (rate <= 0) return 69;
  espeak_SetSynthCallback(collect);
  // espeak_TextToPhonemes ignores the flag for [[phonemes]] and goes by what was last said with it.
  espeak_Synth("[[a]]", 6, 0, POS_CHARACTER, 0, text_flags, NULL, NULL);
  espeak_Synchronize();
  printf("R %d\n", rate);
  static char line[text_bytes_max];
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strchr(line, '\n') == NULL) return 65;
    answer(line);
  }
  return 0;
}
