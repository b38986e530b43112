/*
 * The way to the host: frames that wait to be written to standard output.
 *
 * The buffer is bounded. Data goes in only as far as HOST_DATA; the rest is kept for control frames,
 * so that a host that is slow to read never keeps an answer from being given.
 */
#ifndef PODSPAWN_HOST_H
#define PODSPAWN_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "frames.h"

enum {
  HOST_DATA = 256 * 1024,
  HOST_CONTROL = 32 * 1024,
};

struct host {
  bool broken; /* nobody reads any more: what is sent is dropped */
  size_t start, end;
  uint8_t buffer[HOST_DATA + HOST_CONTROL];
};

/* Room for all that one frame, or one turn of a channel, can make us answer. */
bool host_has_control_room(const struct host *host);
bool host_is_empty(const struct host *host);
void host_send(struct host *host, enum frame_type type, const void *payload, size_t length);
void host_send_u32(struct host *host, enum frame_type type, uint32_t value);
void host_send_window(struct host *host, uint32_t id, uint32_t bytes);
/* ERROR and NOTICE. */
void host_send_error(struct host *host, enum error_code code, int error, const char *text);
void host_send_notice(struct host *host, int error, const char *text);
/* How many bytes of data one frame can take now. */
size_t host_data_room(struct host *host);
/*
 * Reads at most `limit` bytes from a descriptor right into a data frame, and sends it. Channel 0 is
 * for the frames without an id. Returns what read(2) returned.
 */
ssize_t host_relay(struct host *host, int fd, enum frame_type type, uint32_t channel, size_t limit);
/* Writes what can be written without waiting. */
void host_flush(struct host *host, int fd);

#endif
