/*
 * The way to the host: frames that wait to be written to standard output.
 *
 * The buffer is bounded. Data goes in only as far as HOST_DATA; the rest is kept for control frames,
 * so that a host that is slow to read never keeps an answer from being given.
 *
 * Several threads send: the loop's, which never waits, and pumps' (pump.h), which wait in write(2). The
 * lock is held only for moments. While a pump writes (`busy`) the loop only adds to the buffer, and
 * the pump writes that as well before it lets go.
 */
#ifndef PODSPAWN_HOST_H
#define PODSPAWN_HOST_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "frames.h"

enum {
  HOST_DATA = 256 * 1024,
  HOST_CONTROL = 32 * 1024,
  HOST_SIZE = HOST_DATA + HOST_CONTROL,
};

struct host {
  pthread_mutex_t lock; /* guards all that follows */
  pthread_cond_t more_window, not_busy;
  bool broken;   /* nobody reads any more: what is sent is dropped */
  bool over;     /* the last frame is in the buffer: no data after it */
  bool busy;     /* a pump writes */
  int wake[2];   /* a pipe: whoever makes news for the loop writes to its second end; -1: no threads */
  bool blocking; /* standard output is: a write of ours may be no larger than what is sure to fit */
  size_t output_window; /* bytes of STDOUT and STDERR that the host has room for */
  size_t start, end;
  uint8_t *buffer; /* one of the two; a pump writes out of the other */
  uint8_t buffers[2][HOST_SIZE];
};

void host_init(struct host *host, size_t output_window);

/* Room for all that one frame, or one turn of a channel, can make us answer. */
bool host_has_control_room(struct host *host);
bool host_is_empty(struct host *host);
void host_send(struct host *host, enum frame_type type, const void *payload, size_t length);
void host_send_u32(struct host *host, enum frame_type type, uint32_t value);
void host_send_window(struct host *host, uint32_t id, uint32_t bytes);
/* ERROR and NOTICE. */
void host_send_error(struct host *host, enum error_code code, int error, const char *text);
void host_send_notice(struct host *host, int error, const char *text);
/* Nobody reads any more, or nothing may follow what was sent. */
void host_break(struct host *host);
void host_end(struct host *host);
bool host_is_broken(struct host *host);
/* Whether the loop has something to write, and is to wait until it can. */
bool host_wants_write(struct host *host);
/* More window for STDOUT and STDERR; false when that is more than a window can be. */
bool host_add_window(struct host *host, size_t bytes);
/* How many bytes of the program's output one frame can take now. */
size_t host_output_room(struct host *host);
/* How many bytes of data one frame can take now. */
size_t host_data_room(struct host *host);
/*
 * Reads at most `limit` bytes from a descriptor right into a data frame, and sends it. Channel 0 is
 * for the frames without an id. Returns what read(2) returned.
 */
ssize_t host_relay(struct host *host, int fd, enum frame_type type, uint32_t channel, size_t limit);
/* Writes what can be written without waiting. */
void host_flush(struct host *host, int fd);

/* From now on writes to standard output may wait, and threads can wake the loop; false: not to be had. */
bool host_allow_threads(struct host *host, int fd);
/* Wakes the loop, by its next poll(2). */
void host_wake(struct host *host);
/* In the loop, when it was. */
void host_woken(struct host *host);
/* For pumps. Waits for window, and takes at most so much of it; 0 when nothing more is to be sent. */
size_t host_take_window(struct host *host, size_t most);
/* Writes whole frames, behind all that was sent before, however long it takes. */
void host_write(struct host *host, int fd, const uint8_t *frames, size_t length);
void host_put_header(uint8_t *header, enum frame_type type, size_t length);

#endif
