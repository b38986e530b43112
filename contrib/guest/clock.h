/* The time for deadlines: milliseconds of the monotonic clock. */
#ifndef PODSPAWN_CLOCK_H
#define PODSPAWN_CLOCK_H

#include <stdint.h>
#include <time.h>

#define NEVER INT64_MAX

static inline int64_t now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static inline int64_t earlier(int64_t one, int64_t other) {
  return one < other ? one : other;
}

#endif
