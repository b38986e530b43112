#include "inflow.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void inflow_open(struct inflow *inflow, size_t window) {
  *inflow = (struct inflow){.capacity = window, .window = window};
}

void inflow_close(struct inflow *inflow) {
  free(inflow->data);
  inflow_open(inflow, inflow->capacity);
}

/* How many bytes lie in one piece from a place on. */
static size_t in_one_piece(const struct inflow *inflow, size_t place, size_t length) {
  size_t to_the_end = inflow->capacity - place;
  return length < to_the_end ? length : to_the_end;
}

bool inflow_add(struct inflow *inflow, const uint8_t *data, size_t length) {
  errno = 0;
  if (length > inflow->window) return false;
  if (inflow->data == NULL && (inflow->data = malloc(inflow->capacity)) == NULL) {
    errno = ENOMEM;
    return false;
  }
  inflow->window -= length;
  size_t tail = (inflow->head + inflow->held) % inflow->capacity;
  size_t first = in_one_piece(inflow, tail, length);
  memcpy(inflow->data + tail, data, first);
  memcpy(inflow->data, data + first, length - first);
  inflow->held += length;
  return true;
}

static void take(struct inflow *inflow, size_t length) {
  inflow->last = inflow->data[(inflow->head + length - 1) % inflow->capacity];
  inflow->held -= length;
  inflow->taken += length;
  /* From the front again when empty: a stream that never fills it touches few pages. */
  inflow->head = inflow->held == 0 ? 0 : (inflow->head + length) % inflow->capacity;
}

enum taking inflow_write(struct inflow *inflow, int fd) {
  while (inflow->held > 0) {
    size_t piece = in_one_piece(inflow, inflow->head, inflow->held);
    ssize_t count = write(fd, inflow->data + inflow->head, piece);
    if (count > 0) {
      take(inflow, (size_t)count);
    } else if (count == 0 || errno == EAGAIN) {
      return TAKING_BLOCKED;
    } else if (errno != EINTR) {
      return TAKING_BROKEN;
    }
  }
  return TAKING_ALL;
}

bool inflow_skip(struct inflow *inflow, size_t length) {
  if (length > inflow->window) return false;
  inflow->window -= length;
  inflow->taken += length;
  return true;
}

void inflow_drop(struct inflow *inflow) {
  if (inflow->held > 0) take(inflow, inflow->held);
}

void inflow_return(struct inflow *inflow, struct host *host, uint32_t id) {
  if (inflow->taken < inflow->capacity / 2 || !host_has_control_room(host)) return;
  host_send_window(host, id, (uint32_t)inflow->taken);
  inflow->window += inflow->taken;
  inflow->taken = 0;
}
