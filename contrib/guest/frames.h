/*
 * The frames of PROTOCOL.md: their names, the decoder of what comes from the host, START.
 *
 * The decoder runs no program and touches no descriptor, so that it can be fuzzed by itself. Read
 * next: host.h, which encodes what goes to the host.
 */
#ifndef PODSPAWN_FRAMES_H
#define PODSPAWN_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  PROTOCOL_VERSION = 1,
  FRAME_HEADER = 4,
  DATA_MAX = 65536,         /* bytes of data in one data frame */
  START_MAX = 2 * 1024 * 1024,
  OTHER_MAX = 4096,
};

enum frame_type {
  FRAME_START = 0x01,
  FRAME_STDIN = 0x02,
  FRAME_STDIN_EOF = 0x03,
  FRAME_RESIZE = 0x04,
  FRAME_SIGNAL = 0x05,
  FRAME_PING = 0x06,
  FRAME_CHANNEL_OPEN_OK = 0x21,
  FRAME_CHANNEL_OPEN_FAIL = 0x22,
  FRAME_CHANNEL_DATA = 0x23,
  FRAME_CHANNEL_EOF = 0x24,
  FRAME_CHANNEL_CLOSE = 0x25,
  FRAME_WINDOW = 0x26,
  FRAME_READY = 0x41,
  FRAME_STDOUT = 0x42,
  FRAME_STDERR = 0x43,
  FRAME_EXIT = 0x44,
  FRAME_ERROR = 0x45,
  FRAME_NOTICE = 0x46,
  FRAME_PONG = 0x47,
  FRAME_CHANNEL_OPEN = 0x51,
};

enum error_code {
  ERROR_PROTOCOL = 1,
  ERROR_VERSION = 2,
  ERROR_EXEC = 3,
  ERROR_RESOURCE = 4,
  ERROR_CWD = 5,
};

/* One frame, in the decoder's own buffer: good until the decoder is used again. */
struct frame {
  uint8_t type;
  uint8_t *payload;
  size_t length;
};

/* Bytes from the host that are not whole frames yet. All zero is an empty one. */
struct decoder {
  uint8_t *data;
  size_t start, end, capacity;
};

enum decoded { DECODED_FRAME, DECODED_NEEDS_MORE, DECODED_BAD, DECODED_NO_MEMORY };

/* Where the next bytes go, and how many at most; null when there is no memory. */
uint8_t *decoder_space(struct decoder *decoder, size_t *room);
void decoder_add(struct decoder *decoder, size_t count);
/* The next frame of a known type and an allowed length; a bad one is told as soon as its header is in. */
enum decoded decoder_next(struct decoder *decoder, struct frame *frame);
void decoder_free(struct decoder *decoder);

struct mode {
  uint8_t opcode;
  uint32_t value;
};

struct start {
  bool terminal, agent;
  uint16_t rows, columns, xpixel, ypixel;
  char *cwd; /* empty: stay */
  char **argv, **env; /* each ended by a null pointer; the strings lie in the frame */
  size_t mode_count;
  struct mode *modes;
};

enum parsed { PARSED_OK, PARSED_BAD, PARSED_VERSION, PARSED_NO_MEMORY };

/* Takes START apart, in place: `start` points into the frame, whose bytes are changed. */
enum parsed start_parse(struct frame *frame, struct start *start);
void start_free(struct start *start);

uint16_t get_u16(const uint8_t *bytes);
uint32_t get_u32(const uint8_t *bytes);
void put_u16(uint8_t *bytes, uint16_t value);
void put_u32(uint8_t *bytes, uint32_t value);

#endif
