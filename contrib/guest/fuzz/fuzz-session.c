/*
 * libFuzzer target: everything that acts on bytes of the host's (decoder, START, session, windows,
 * channels), with real sockets and pipes, but without a program: program-stub.c stands for it.
 *
 * The input is a list of steps: an opcode and its operands, see `steps`. What the guest sends is taken
 * apart after each step, and has to be what PROTOCOL.md allows.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../clock.h"
#include "../session.h"
#include "program-stub.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(condition) \
  do {                   \
    if (!(condition)) abort(); \
  } while (0)

enum { PEERS = 16 };

static struct session session;
static int peers[PEERS]; /* the far ends of the channels' sockets, -1 when closed */
static int peer_count;

struct input {
  const uint8_t *data;
  size_t left;
};

static uint8_t take_byte(struct input *input) {
  if (input->left == 0) return 0;
  input->left--;
  return *input->data++;
}

/* ---- What the guest sends ---------------------------------------------------------------------- */

static struct {
  bool ready, over;
  size_t output; /* bytes of STDOUT and STDERR that we have not allowed again */
} seen;

static void check_frame(uint8_t type, const uint8_t *payload, size_t length) {
  CHECK(!seen.over);
  CHECK(seen.ready == (type != FRAME_READY));
  seen.ready = true;
  switch (type) {
    case FRAME_READY:
      CHECK(length == 2 && get_u16(payload) == PROTOCOL_VERSION);
      return;
    case FRAME_STDOUT:
    case FRAME_STDERR:
      CHECK(length >= 1 && length <= DATA_MAX);
      return;
    case FRAME_EXIT:
      CHECK(length == 3 && payload[0] <= 1 && payload[2] <= 1);
      seen.over = true;
      return;
    case FRAME_ERROR:
      CHECK(length >= 6 && length <= OTHER_MAX && get_u16(payload) >= 1 && get_u16(payload) <= 5);
      seen.over = true;
      return;
    case FRAME_NOTICE:
      CHECK(length >= 4 && length <= OTHER_MAX);
      return;
    case FRAME_CHANNEL_OPEN:
      CHECK(length == 5 && payload[4] == 1 && get_u32(payload) >= 1);
      return;
    case FRAME_CHANNEL_DATA:
      CHECK(length >= 5 && length <= 4 + DATA_MAX && get_u32(payload) <= CHANNELS);
      return;
    case FRAME_PONG:
    case FRAME_CHANNEL_EOF:
    case FRAME_CHANNEL_CLOSE:
      CHECK(length == 4);
      return;
    case FRAME_WINDOW:
      CHECK(length == 8 && get_u32(payload + 4) <= STREAM_WINDOW);
      return;
    default:
      abort();
  }
}

/* Reads everything, as the host does. */
static void drain_host(void) {
  struct host *host = &session.host;
  CHECK(host->start <= host->end && host->end <= HOST_SIZE);
  while (host->start < host->end) {
    uint8_t *frame = host->buffer + host->start;
    size_t length = get_u32(frame) & 0xffffff;
    CHECK(host->end - host->start >= FRAME_HEADER + length);
    check_frame(frame[0], frame + FRAME_HEADER, length);
    host->start += FRAME_HEADER + length;
  }
  host->start = host->end = 0;
}

/* ---- Steps ------------------------------------------------------------------------------------- */

static void feed(const uint8_t *bytes, size_t length) {
  while (length > 0 && session.phase != FINISHED) {
    size_t room, piece;
    uint8_t *space = decoder_space(&session.decoder, &room);
    CHECK(space != NULL && room > 0);
    piece = length < room ? length : room;
    memcpy(space, bytes, piece);
    decoder_add(&session.decoder, piece);
    session_handle_frames(&session);
    bytes += piece;
    length -= piece;
    if (!host_has_control_room(&session.host)) drain_host();
  }
}

/* Bytes as they are, be they frames or not. */
static void step_raw(struct input *input) {
  size_t length = take_byte(input);
  if (length > input->left) length = input->left;
  feed(input->data, length);
  input->data += length;
  input->left -= length;
}

/* A frame whose payload begins with what is there and goes on with zeros, so that it can be large. */
static void step_frame(struct input *input) {
  static uint8_t frame[FRAME_HEADER + DATA_MAX + 8];
  uint8_t type = take_byte(input), high = take_byte(input), given = take_byte(input);
  size_t length = high >= 0xf0 ? (size_t)high << 8 | 0xff : high == 0 ? given : high * 256U;
  if (given > length) given = (uint8_t)length;
  memset(frame, 0, sizeof frame);
  put_u32(frame, (uint32_t)type << 24 | (uint32_t)length);
  for (size_t i = 0; i < given; i++) frame[FRAME_HEADER + i] = take_byte(input);
  feed(frame, FRAME_HEADER + length);
}

/* A START that is right, with or without a terminal: mutations seldom are. */
static void step_start(struct input *input) {
  uint8_t frame[] = {FRAME_START, 0, 0, 27, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                     0, 1, 0, 0, 0, 2, 's', 'h', 0, 0, 0, 0};
  frame[FRAME_HEADER + 2] = take_byte(input) & 1;
  feed(frame, sizeof frame);
}

static void step_connect(struct input *input) {
  int ends[2];
  (void)input;
  if (session.phase != RUNNING || peer_count == PEERS) return;
  CHECK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0);
  peers[peer_count++] = ends[1];
  channels_add(&session.channels, &session.host, ends[0]);
}

static void step_peer_writes(struct input *input) {
  static const uint8_t bytes[2048];
  int peer = peers[take_byte(input) % PEERS];
  ssize_t ignored = peer < 0 ? 0 : write(peer, bytes, 1 + take_byte(input) * 8U);
  (void)ignored;
}

static void step_peer_reads(struct input *input) {
  uint8_t bytes[4096];
  int peer = peers[take_byte(input) % PEERS];
  ssize_t ignored = peer < 0 ? 0 : read(peer, bytes, sizeof bytes);
  (void)ignored;
}

static void step_peer_closes(struct input *input) {
  int *peer = &peers[take_byte(input) % PEERS];
  if (*peer >= 0) close(*peer);
  *peer = -1;
}

static void step_serve(struct input *input) {
  (void)input;
  for (int i = 0; i < session.channels.used; i++) {
    struct channel *channel = &session.channels.list[i];
    short events = channel_events(channel, &session.host);
    struct pollfd slot = {.fd = events == 0 ? -1 : channel->fd, .events = events};
    if (poll(&slot, 1, 0) > 0) {
      channels_serve(&session.channels, i, &session.host, slot.revents);
    }
  }
}

static void step_program(struct input *input) {
  stub_act(&session.program, take_byte(input));
  session_read_output(&session, true, true);
  session.child_changed = true;
  session_go_on(&session);
}

static void step_drain(struct input *input) {
  (void)input;
  drain_host();
}

static void step_lose(struct input *input) {
  (void)input;
  session_lose_host(&session);
}

static void (*const steps[])(struct input *) = {
    step_frame,       step_raw,        step_connect,     step_peer_writes, step_peer_reads,
    step_peer_closes, step_serve,      step_program,     step_drain,       step_lose,
    step_start,
};

/* ---- One run ----------------------------------------------------------------------------------- */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct input input = {data, size};
  signal(SIGPIPE, SIG_IGN);
  memset(&seen, 0, sizeof seen);
  memset(peers, -1, sizeof peers);
  peer_count = 0;
  session_init(&session);
  while (input.left > 0) {
    steps[take_byte(&input) % (sizeof steps / sizeof *steps)](&input);
    CHECK(session.input.held <= STREAM_WINDOW && session.channels.used <= CHANNELS);
  }
  if (!session.host.broken) drain_host();
  session_close(&session);
  for (int i = 0; i < PEERS; i++) {
    if (peers[i] >= 0) close(peers[i]);
  }
  stub_close();
  return 0;
}
