#include "host.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { CONTROL_STEP = 8 * 1024 };

bool host_has_control_room(const struct host *host) {
  return host->broken || host->end - host->start <= sizeof host->buffer - CONTROL_STEP;
}

bool host_is_empty(const struct host *host) {
  return host->start == host->end;
}

static void compact(struct host *host) {
  if (host->start == 0) return;
  memmove(host->buffer, host->buffer + host->start, host->end - host->start);
  host->end -= host->start;
  host->start = 0;
}

static void put_header(uint8_t *header, enum frame_type type, size_t length) {
  put_u32(header, (uint32_t)type << 24 | (uint32_t)length);
}

void host_send(struct host *host, enum frame_type type, const void *payload, size_t length) {
  if (host->broken) return;
  if (sizeof host->buffer - host->end < FRAME_HEADER + length) compact(host);
  uint8_t *frame = host->buffer + host->end;
  put_header(frame, type, length);
  if (length > 0) memcpy(frame + FRAME_HEADER, payload, length);
  host->end += FRAME_HEADER + length;
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

size_t host_data_room(struct host *host) {
  size_t used = host->end - host->start, headers = FRAME_HEADER + 4;
  if (host->broken || used + headers >= HOST_DATA) return 0;
  size_t room = HOST_DATA - used - headers;
  return room < DATA_MAX ? room : DATA_MAX;
}

ssize_t host_relay(struct host *host, int fd, enum frame_type type, uint32_t channel, size_t limit) {
  size_t id_length = channel == 0 ? 0 : 4;
  if (sizeof host->buffer - host->end < FRAME_HEADER + id_length + limit) compact(host);
  uint8_t *frame = host->buffer + host->end, *data = frame + FRAME_HEADER + id_length;
  ssize_t count = read(fd, data, limit);
  if (count > 0) {
    put_header(frame, type, id_length + (size_t)count);
    if (channel != 0) put_u32(frame + FRAME_HEADER, channel);
    host->end += FRAME_HEADER + id_length + (size_t)count;
  }
  return count;
}

void host_flush(struct host *host, int fd) {
  while (!host->broken && host->start < host->end) {
    ssize_t count = write(fd, host->buffer + host->start, host->end - host->start);
    if (count > 0) {
      host->start += (size_t)count;
    } else if (errno == EAGAIN) {
      return;
    } else if (errno != EINTR) {
      host->broken = true;
    }
  }
  host->start = host->end = 0;
}
