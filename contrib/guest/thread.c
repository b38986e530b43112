#include "thread.h"

#include <limits.h>
#include <stddef.h>

enum { STACK = 128 * 1024 };

bool thread_start(pthread_t *thread, void *(*run)(void *), void *argument) {
  pthread_attr_t attributes;
  size_t least = (size_t)PTHREAD_STACK_MIN;
  if (pthread_attr_init(&attributes) != 0) return false;
  bool started = pthread_attr_setstacksize(&attributes, least > STACK ? least : STACK) == 0 &&
                 pthread_create(thread, &attributes, run, argument) == 0;
  pthread_attr_destroy(&attributes);
  return started;
}
