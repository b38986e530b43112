/* Threads: few, small, and with the signals blocked that are the loop's. */
#ifndef PODSPAWN_THREAD_H
#define PODSPAWN_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* False when there is none to be had. */
bool thread_start(pthread_t *thread, void *(*run)(void *), void *argument);

#endif
