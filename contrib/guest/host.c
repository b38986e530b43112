#include "host.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
  CONTROL_STEP = 8 * 1024,
  LARGEST_WINDOW = INT32_MAX,
  /* What a pipe takes without waiting once poll(2) calls it writable: a page (pipe(7), PIPE_BUF). */
  SURE_TO_FIT = 4096,
};

static void lock(struct host *host) {
  pthread_mutex_lock(&host->lock);
}

static void unlock(struct host *host) {
  pthread_mutex_unlock(&host->lock);
}

void host_init(struct host *host, size_t output_window) {
  pthread_mutex_init(&host->lock, NULL);
  pthread_cond_init(&host->more_window, NULL);
  pthread_cond_init(&host->not_busy, NULL);
  host->broken = host->over = host->busy = host->blocking = false;
  host->wake[0] = host->wake[1] = -1;
  host->output_window = output_window;
  host->start = host->end = 0;
  host->buffer = host->buffers[0];
}

/* ---- How it stands ----------------------------------------------------------------------------- */

bool host_has_control_room(struct host *host) {
  lock(host);
  bool room = host->broken || host->end - host->start <= HOST_SIZE - CONTROL_STEP;
  unlock(host);
  return room;
}

bool host_is_empty(struct host *host) {
  lock(host);
  bool empty = host->start == host->end && !host->busy;
  unlock(host);
  return empty;
}

bool host_wants_write(struct host *host) {
  lock(host);
  bool wants = host->start < host->end && !host->busy;
  unlock(host);
  return wants;
}

bool host_is_broken(struct host *host) {
  lock(host);
  bool broken = host->broken;
  unlock(host);
  return broken;
}

void host_break(struct host *host) {
  lock(host);
  host->broken = true;
  pthread_cond_broadcast(&host->more_window);
  unlock(host);
}

void host_end(struct host *host) {
  lock(host);
  host->over = true;
  pthread_cond_broadcast(&host->more_window);
  unlock(host);
}

/* ---- Sending ----------------------------------------------------------------------------------- */

static void compact(struct host *host) {
  if (host->start == 0) return;
  memmove(host->buffer, host->buffer + host->start, host->end - host->start);
  host->end -= host->start;
  host->start = 0;
}

void host_put_header(uint8_t *header, enum frame_type type, size_t length) {
  put_u32(header, (uint32_t)type << 24 | (uint32_t)length);
}

void host_send(struct host *host, enum frame_type type, const void *payload, size_t length) {
  lock(host);
  if (!host->broken) {
    if (HOST_SIZE - host->end < FRAME_HEADER + length) compact(host);
    uint8_t *frame = host->buffer + host->end;
    host_put_header(frame, type, length);
    if (length > 0) memcpy(frame + FRAME_HEADER, payload, length);
    host->end += FRAME_HEADER + length;
  }
  unlock(host);
}

void host_send_u32(struct host *host, enum frame_type type, uint32_t value) {
  uint8_t payload[4];
  put_u32(payload, value);
  host_send(host, type, payload, sizeof payload);
}

void host_send_window(struct host *host, uint32_t id, uint32_t bytes) {
  uint8_t payload[8];
  put_u32(payload, id);
  put_u32(payload + 4, bytes);
  host_send(host, FRAME_WINDOW, payload, sizeof payload);
}

static void send_text(struct host *host, enum frame_type type, const uint8_t *head, size_t head_length,
                      const char *text) {
  uint8_t payload[512];
  size_t length = strnlen(text, sizeof payload - head_length);
  memcpy(payload, head, head_length);
  memcpy(payload + head_length, text, length);
  host_send(host, type, payload, head_length + length);
}

void host_send_error(struct host *host, enum error_code code, int error, const char *text) {
  uint8_t head[6];
  put_u16(head, (uint16_t)code);
  put_u32(head + 2, (uint32_t)error);
  send_text(host, FRAME_ERROR, head, sizeof head, text);
}

void host_send_notice(struct host *host, int error, const char *text) {
  uint8_t head[4];
  put_u32(head, (uint32_t)error);
  send_text(host, FRAME_NOTICE, head, sizeof head, text);
}

/* ---- Data -------------------------------------------------------------------------------------- */

static size_t data_room(const struct host *host) {
  size_t used = host->end - host->start, headers = FRAME_HEADER + 4;
  if (host->broken || used + headers >= HOST_DATA) return 0;
  size_t room = HOST_DATA - used - headers;
  return room < DATA_MAX ? room : DATA_MAX;
}

size_t host_data_room(struct host *host) {
  lock(host);
  size_t room = data_room(host);
  unlock(host);
  return room;
}

size_t host_output_room(struct host *host) {
  lock(host);
  size_t room = data_room(host);
  if (host->output_window < room) room = host->output_window;
  unlock(host);
  return room;
}

/* The descriptor is one that never waits, so neither does whoever waits for the lock. */
ssize_t host_relay(struct host *host, int fd, enum frame_type type, uint32_t channel, size_t limit) {
  size_t id_length = channel == 0 ? 0 : 4;
  lock(host);
  if (HOST_SIZE - host->end < FRAME_HEADER + id_length + limit) compact(host);
  uint8_t *frame = host->buffer + host->end, *data = frame + FRAME_HEADER + id_length;
  ssize_t count = read(fd, data, limit);
  if (count > 0) {
    host_put_header(frame, type, id_length + (size_t)count);
    if (channel != 0) put_u32(frame + FRAME_HEADER, channel);
    host->end += FRAME_HEADER + id_length + (size_t)count;
    if (channel == 0) host->output_window -= (size_t)count;
  }
  unlock(host);
  return count;
}

/* ---- Window ------------------------------------------------------------------------------------ */

bool host_add_window(struct host *host, size_t bytes) {
  lock(host);
  bool allowed = bytes <= LARGEST_WINDOW - host->output_window;
  if (allowed) host->output_window += bytes;
  pthread_cond_broadcast(&host->more_window);
  unlock(host);
  return allowed;
}

size_t host_take_window(struct host *host, size_t most) {
  lock(host);
  while (host->output_window == 0 && !host->over && !host->broken) {
    pthread_cond_wait(&host->more_window, &host->lock);
  }
  size_t taken = host->over || host->broken ? 0 : host->output_window;
  if (taken > most) taken = most;
  host->output_window -= taken;
  unlock(host);
  return taken;
}

/* ---- Writing ----------------------------------------------------------------------------------- */

bool host_allow_threads(struct host *host, int fd) {
  if (pipe2(host->wake, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  (void)fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
  host->blocking = true;
  return true;
}

void host_wake(struct host *host) {
  ssize_t written = write(host->wake[1], "", 1);
  (void)written; /* a full pipe wakes as well */
}

void host_woken(struct host *host) {
  char bytes[64];
  ssize_t count = read(host->wake[0], bytes, sizeof bytes);
  (void)count;
}

/* Whether a write of the loop's does not wait; how much it may be then. */
static bool may_write(const struct host *host, int fd, size_t *length) {
  struct pollfd writable = {.fd = fd, .events = POLLOUT};
  if (!host->blocking) return true;
  if (*length > SURE_TO_FIT) *length = SURE_TO_FIT;
  return poll(&writable, 1, 0) > 0;
}

void host_flush(struct host *host, int fd) {
  lock(host);
  while (!host->busy && !host->broken && host->start < host->end) {
    size_t length = host->end - host->start;
    if (!may_write(host, fd, &length)) break;
    ssize_t count = write(fd, host->buffer + host->start, length);
    if (count > 0) {
      host->start += (size_t)count;
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      host->broken = true;
    }
  }
  if (host->broken || host->start == host->end) host->start = host->end = 0;
  unlock(host);
}

static bool write_all(int fd, const uint8_t *bytes, size_t length) {
  while (length > 0) {
    ssize_t count = write(fd, bytes, length);
    if (count > 0) {
      bytes += count;
      length -= (size_t)count;
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

/* Writes what the loop has sent, with the lock but while it waits; returns whether there was any. */
static bool write_sent(struct host *host, int fd) {
  bool any = host->start < host->end;
  while (host->start < host->end && !host->broken) {
    const uint8_t *bytes = host->buffer + host->start;
    size_t length = host->end - host->start;
    host->buffer = host->buffers[host->buffer == host->buffers[0]];
    host->start = host->end = 0;
    unlock(host);
    bool written = write_all(fd, bytes, length);
    lock(host);
    if (!written) host->broken = true;
  }
  return any;
}

void host_write(struct host *host, int fd, const uint8_t *frames, size_t length) {
  lock(host);
  while (host->busy) pthread_cond_wait(&host->not_busy, &host->lock);
  host->busy = true;
  bool news = write_sent(host, fd);
  if (!host->over && !host->broken) {
    unlock(host);
    bool written = write_all(fd, frames, length);
    lock(host);
    if (!written) host->broken = true;
    news |= write_sent(host, fd);
  }
  host->busy = false;
  pthread_cond_signal(&host->not_busy);
  unlock(host);
  /* The loop may have waited for room, or for its last frame to be written. */
  if (news) host_wake(host);
}
