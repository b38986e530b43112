#include "channels.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"

enum { KIND_AGENT = 1, BACKLOG = 128, NO_DESCRIPTOR_PAUSE_MS = 100, LARGEST_WINDOW = INT32_MAX };

void channels_init(struct channels *channels) {
  memset(channels, 0, sizeof *channels);
  channels->listener = -1;
}

/* ---- The socket -------------------------------------------------------------------------------- */

static int make_directory(struct channels *channels, const char *home) {
  const char *places[] = {"/tmp", "/dev/shm", home};
  int error = ENOENT;
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    if (places[i] == NULL || places[i][0] != '/') continue;
    size_t size = sizeof channels->directory;
    int length = snprintf(channels->directory, size, "%s/podspawn-XXXXXX", places[i]);
    if (length < 0 || (size_t)length >= size) {
      error = ENAMETOOLONG;
    } else if (mkdtemp(channels->directory) != NULL) {
      return 0;
    } else {
      error = errno;
    }
  }
  channels->directory[0] = 0;
  return error;
}

static int bind_and_listen(struct channels *channels) {
  channels->address.sun_family = AF_UNIX;
  snprintf(channels->address.sun_path, sizeof channels->address.sun_path, "%s/agent",
           channels->directory);
  channels->listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (channels->listener < 0) return errno;
  mode_t mask = umask(0177);
  int status = bind(channels->listener, (const struct sockaddr *)&channels->address,
                    sizeof channels->address);
  int error = errno;
  umask(mask);
  if (status != 0) return error;
  return listen(channels->listener, BACKLOG) == 0 ? 0 : errno;
}

int channels_listen(struct channels *channels, const char *home) {
  int error = make_directory(channels, home);
  if (error != 0) return error;
  error = bind_and_listen(channels);
  if (error != 0) channels_close(channels);
  return error;
}

int channels_put_file(struct channels *channels, const char *home, const char *name, const void *data, size_t size) {
  int error = channels->directory[0] != 0 ? 0 : make_directory(channels, home);
  if (error != 0) return error;
  snprintf(channels->file, sizeof channels->file, "%s/%s", channels->directory, name);
  int fd = open(channels->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0) return errno;
  ssize_t count = write(fd, data, size);
  error = count == (ssize_t)size ? 0 : count < 0 ? errno : ENOSPC;
  close(fd);
  return error;
}

void channels_close(struct channels *channels) {
  for (int i = 0; i < channels->used; i++) {
    struct channel *channel = &channels->list[i];
    if (channel->used && channel->fd >= 0) close(channel->fd);
    inflow_close(&channel->in);
    channel->used = false;
  }
  channels->used = 0;
  if (channels->listener >= 0) close(channels->listener);
  channels->listener = -1;
  if (channels->directory[0] != 0) {
    if (channels->address.sun_path[0] != 0) unlink(channels->address.sun_path);
    if (channels->file[0] != 0) unlink(channels->file);
    rmdir(channels->directory);
    channels->directory[0] = 0;
    channels->file[0] = 0;
  }
}

/* ---- New channels ------------------------------------------------------------------------------ */

static int free_index(const struct channels *channels) {
  for (int i = 0; i < CHANNELS; i++) {
    if (!channels->list[i].used) return i;
  }
  return -1;
}

static uint32_t id_of(int index) {
  return (uint32_t)index + 1;
}

bool channels_can_accept(const struct channels *channels, int64_t now) {
  return channels->listener >= 0 && now >= channels->accept_at && free_index(channels) >= 0;
}

void channels_accept(struct channels *channels, struct host *host, int64_t now) {
  while (host_has_control_room(host) && channels_can_accept(channels, now)) {
    int fd = accept4(channels->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      /* The connection stays in the queue, and poll(2) would tell of it at once. */
      if (errno != EAGAIN && errno != EINTR) channels->accept_at = now + NO_DESCRIPTOR_PAUSE_MS;
      return;
    }
    channels_add(channels, host, fd);
  }
}

void channels_add(struct channels *channels, struct host *host, int fd) {
  int index = free_index(channels);
  if (index < 0) {
    close(fd);
    return;
  }
  struct channel *channel = &channels->list[index];
  *channel = (struct channel){.used = true, .fd = fd, .window = CHANNEL_WINDOW};
  inflow_open(&channel->in, CHANNEL_WINDOW);
  if (index >= channels->used) channels->used = index + 1;
  uint8_t payload[5];
  put_u32(payload, id_of(index));
  payload[4] = KIND_AGENT;
  host_send(host, FRAME_CHANNEL_OPEN, payload, sizeof payload);
}

static void release(struct channels *channels, struct channel *channel) {
  if (channel->fd >= 0) close(channel->fd);
  inflow_close(&channel->in);
  channel->used = false;
  while (channels->used > 0 && !channels->list[channels->used - 1].used) channels->used--;
}

/* ---- Their ends -------------------------------------------------------------------------------- */

static void send_close(struct channel *channel, struct host *host, uint32_t id) {
  host_send_u32(host, FRAME_CHANNEL_CLOSE, id);
  close(channel->fd);
  channel->fd = -1;
  inflow_drop(&channel->in);
}

/* Takes a channel on to its next state when nothing holds it in this one. */
static void settle(struct channels *channels, int index, struct host *host) {
  struct channel *channel = &channels->list[index];
  if (channel->fd >= 0 && channel->in.held == 0) {
    if (channel->eof_received && !channel->shut) {
      shutdown(channel->fd, SHUT_WR);
      channel->shut = true;
    }
    if (channel->closed_by_host || (channel->eof_sent && channel->eof_received)) {
      send_close(channel, host, id_of(index));
    }
  }
  if (channel->fd < 0 && channel->closed_by_host) {
    release(channels, channel);
  } else if (channel->fd >= 0 && !channel->closed_by_host) {
    inflow_return(&channel->in, host, id_of(index));
  }
}

/* ---- Frames ------------------------------------------------------------------------------------ */

static bool take_data(struct channel *channel, const uint8_t *data, size_t length) {
  if (channel->eof_received || !inflow_add(&channel->in, data, length)) return false;
  if (channel->fd < 0) inflow_drop(&channel->in);
  return true;
}

static bool take_window(struct channel *channel, uint32_t bytes) {
  if (bytes > LARGEST_WINDOW - channel->window) return false;
  channel->window += bytes;
  return true;
}

static bool handle_confirmed(struct channel *channel, const struct frame *frame) {
  switch (frame->type) {
    case FRAME_CHANNEL_DATA:
      return take_data(channel, frame->payload + 4, frame->length - 4);
    case FRAME_WINDOW:
      return take_window(channel, get_u32(frame->payload + 4));
    case FRAME_CHANNEL_EOF:
      if (channel->eof_received) return false;
      channel->eof_received = true;
      return true;
    case FRAME_CHANNEL_CLOSE:
      channel->closed_by_host = true;
      return true;
    default:
      return false;
  }
}

bool channels_handle(struct channels *channels, struct host *host, const struct frame *frame) {
  uint32_t id = get_u32(frame->payload);
  if (id == 0 || id > CHANNELS) return false;
  int index = (int)id - 1;
  struct channel *channel = &channels->list[index];
  if (!channel->used || channel->closed_by_host) return false;
  if (!channel->confirmed) {
    if (frame->type == FRAME_CHANNEL_OPEN_FAIL) {
      release(channels, channel);
      return true;
    }
    channel->confirmed = true;
    return frame->type == FRAME_CHANNEL_OPEN_OK;
  }
  if (!handle_confirmed(channel, frame)) return false;
  if (channel->fd >= 0) channels_serve(channels, index, host, POLLOUT);
  else settle(channels, index, host);
  return true;
}

/* ---- Carrying ---------------------------------------------------------------------------------- */

static size_t limit(const struct channel *channel, struct host *host) {
  if (!channel->confirmed || channel->eof_sent || channel->closed_by_host) return 0;
  size_t room = host_data_room(host);
  return channel->window < room ? channel->window : room;
}

short channel_events(const struct channel *channel, struct host *host) {
  if (!channel->used || channel->fd < 0 || !host_has_control_room(host)) return 0;
  int events = (limit(channel, host) > 0 ? POLLIN : 0) | (channel->in.held > 0 ? POLLOUT : 0);
  return (short)events;
}

static void read_socket(struct channel *channel, struct host *host, uint32_t id) {
  size_t most = limit(channel, host);
  if (most == 0) return;
  ssize_t count = host_relay(host, channel->fd, FRAME_CHANNEL_DATA, id, most);
  if (count > 0) {
    channel->window -= (size_t)count;
  } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
    host_send_u32(host, FRAME_CHANNEL_EOF, id);
    channel->eof_sent = true;
  }
}

void channels_serve(struct channels *channels, int index, struct host *host, short events) {
  struct channel *channel = &channels->list[index];
  if (!channel->used || channel->fd < 0 || !host_has_control_room(host)) return;
  if ((events & (POLLIN | POLLHUP | POLLERR)) != 0) read_socket(channel, host, id_of(index));
  if (inflow_write(&channel->in, channel->fd) == TAKING_BROKEN) {
    /* Whoever connected is gone, and needs neither the rest nor an end of it. */
    send_close(channel, host, id_of(index));
  }
  settle(channels, index, host);
}
