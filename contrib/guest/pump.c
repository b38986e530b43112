#include "pump.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

#include "thread.h"

/* Into the frames' places for data, with room left before each for its header. */
static ssize_t read_frames(struct pump *pump) {
  struct iovec places[PUMP_FRAMES];
  for (int i = 0; i < PUMP_FRAMES; i++) {
    places[i] = (struct iovec){pump->frames[i] + FRAME_HEADER, DATA_MAX};
  }
  return readv(pump->from, places, PUMP_FRAMES);
}

/* Where the header of a frame goes whose data begins at a place: right before that, be it over data that
   was sent already. */
static uint8_t *header_of(struct pump *pump, size_t place) {
  return pump->frames[place / DATA_MAX] + place % DATA_MAX;
}

/* Sends what was read from one place to another. */
static void send_part(struct pump *pump, size_t begin, size_t end) {
  uint8_t *last = NULL;
  size_t length = 0;
  for (size_t place = begin; place < end; place += length) {
    length = DATA_MAX - place % DATA_MAX;
    if (length > end - place) length = end - place;
    last = header_of(pump, place);
    host_put_header(last, pump->type, length);
  }
  const uint8_t *first = header_of(pump, begin);
  host_write(pump->host, pump->to, first, (size_t)(last - first) + FRAME_HEADER + length);
}

/* As the window allows. Without one, when the session has ended, the rest is dropped: a program may say
   something more then, and should not fail for want of a reader. */
static void send_all(struct pump *pump, size_t length) {
  for (size_t sent = 0; sent < length;) {
    size_t allowed = host_take_window(pump->host, length - sent);
    if (allowed == 0) return;
    send_part(pump, sent, sent + allowed);
    sent += allowed;
  }
}

static void *carry(void *argument) {
  struct pump *pump = argument;
  for (;;) {
    ssize_t count = read_frames(pump);
    if (count > 0) send_all(pump, (size_t)count);
    if (count == 0 || (count < 0 && errno != EINTR)) break;
  }
  pump->ended = true;
  host_wake(pump->host);
  return NULL;
}

static void set_waiting(int fd, bool waits) {
  (void)fcntl(fd, F_SETFL, waits ? 0 : O_NONBLOCK);
}

bool pump_start(struct pump *pump, struct host *host, enum frame_type type, int from, int to) {
  pump->host = host;
  pump->type = type;
  pump->from = from;
  pump->to = to;
  set_waiting(from, true);
  pump->running = thread_start(&pump->thread, carry, pump);
  if (!pump->running) set_waiting(from, false);
  return pump->running;
}

void pump_end(struct pump *pump) {
  pthread_join(pump->thread, NULL);
  pump->running = false;
}
