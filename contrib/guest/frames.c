#include "frames.h"

#include <stdlib.h>
#include <string.h>

enum { DECODER_CAPACITY = 2 * DATA_MAX };

uint16_t get_u16(const uint8_t *bytes) {
  return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

uint32_t get_u32(const uint8_t *bytes) {
  return (uint32_t)get_u16(bytes) << 16 | get_u16(bytes + 2);
}

void put_u16(uint8_t *bytes, uint16_t value) {
  bytes[0] = (uint8_t)(value >> 8);
  bytes[1] = (uint8_t)value;
}

void put_u32(uint8_t *bytes, uint32_t value) {
  put_u16(bytes, (uint16_t)(value >> 16));
  put_u16(bytes + 2, (uint16_t)value);
}

/* ---- The decoder ------------------------------------------------------------------------------- */

static bool length_is_allowed(uint8_t type, size_t length) {
  switch (type) {
    case FRAME_START:
      return length >= 2 && length <= START_MAX;
    case FRAME_STDIN:
      return length >= 1 && length <= DATA_MAX;
    case FRAME_STDIN_EOF:
      return length == 0;
    case FRAME_RESIZE:
    case FRAME_WINDOW:
      return length == 8;
    case FRAME_SIGNAL:
      return length == 1;
    case FRAME_PING:
    case FRAME_CHANNEL_OPEN_OK:
    case FRAME_CHANNEL_EOF:
    case FRAME_CHANNEL_CLOSE:
      return length == 4;
    case FRAME_CHANNEL_OPEN_FAIL:
      return length >= 4 && length <= OTHER_MAX;
    case FRAME_CHANNEL_DATA:
      return length >= 5 && length <= 4 + DATA_MAX;
    default:
      return false;
  }
}

static size_t frame_length(const uint8_t *header) {
  return (size_t)(get_u32(header) & 0xffffff);
}

static bool resize(struct decoder *decoder, size_t capacity) {
  uint8_t *data = realloc(decoder->data, capacity);
  if (data == NULL) return false;
  decoder->data = data;
  decoder->capacity = capacity;
  return true;
}

/* What one frame may need: only a START can be larger than the usual buffer, and comes once. */
static size_t capacity_needed(const struct decoder *decoder) {
  size_t needed = DECODER_CAPACITY;
  if (decoder->end - decoder->start >= FRAME_HEADER) {
    size_t whole = FRAME_HEADER + frame_length(decoder->data + decoder->start);
    if (whole > needed) needed = whole;
  }
  return needed;
}

uint8_t *decoder_space(struct decoder *decoder, size_t *room) {
  size_t needed = capacity_needed(decoder), held = decoder->end - decoder->start;
  if (decoder->start > 0) {
    memmove(decoder->data, decoder->data + decoder->start, held);
    decoder->start = 0;
    decoder->end = held;
  }
  if (needed != decoder->capacity && held <= needed && !resize(decoder, needed)) return NULL;
  *room = decoder->capacity - decoder->end;
  return decoder->data + decoder->end;
}

void decoder_add(struct decoder *decoder, size_t count) {
  decoder->end += count;
}

enum decoded decoder_next(struct decoder *decoder, struct frame *frame) {
  size_t held = decoder->end - decoder->start;
  if (held < FRAME_HEADER) return DECODED_NEEDS_MORE;
  uint8_t *header = decoder->data + decoder->start;
  size_t length = frame_length(header);
  if (!length_is_allowed(header[0], length)) return DECODED_BAD;
  if (held < FRAME_HEADER + length) return DECODED_NEEDS_MORE;
  *frame = (struct frame){.type = header[0], .payload = header + FRAME_HEADER, .length = length};
  decoder->start += FRAME_HEADER + length;
  return DECODED_FRAME;
}

void decoder_free(struct decoder *decoder) {
  free(decoder->data);
  *decoder = (struct decoder){0};
}

/* ---- START ------------------------------------------------------------------------------------- */

/* Reads a payload from front to back. Once it is too short everything reads as 0. */
struct reader {
  uint8_t *next;
  size_t left;
  bool bad;
};

static uint8_t *take(struct reader *reader, size_t count) {
  if (reader->bad || reader->left < count) {
    reader->bad = true;
    return NULL;
  }
  uint8_t *taken = reader->next;
  reader->next += count;
  reader->left -= count;
  return taken;
}

static uint8_t take_u8(struct reader *reader) {
  uint8_t *bytes = take(reader, 1);
  return bytes == NULL ? 0 : bytes[0];
}

static uint16_t take_u16(struct reader *reader) {
  uint8_t *bytes = take(reader, 2);
  return bytes == NULL ? 0 : get_u16(bytes);
}

static uint32_t take_u32(struct reader *reader) {
  uint8_t *bytes = take(reader, 4);
  return bytes == NULL ? 0 : get_u32(bytes);
}

/* The bytes are moved one to the front, over their length, which makes room for C's final 0. */
static char *take_string(struct reader *reader) {
  size_t length = take_u32(reader);
  uint8_t *bytes = take(reader, length);
  if (bytes == NULL || memchr(bytes, 0, length) != NULL) {
    reader->bad = true;
    return NULL;
  }
  char *string = (char *)bytes - 1;
  memmove(string, bytes, length);
  string[length] = 0;
  return string;
}

/* Null when there is no memory; when the reader has gone bad, less than all is in it. */
static char **take_strings(struct reader *reader, size_t count) {
  char **strings = calloc(count + 1, sizeof *strings);
  for (size_t i = 0; strings != NULL && i < count && !reader->bad; i++) {
    strings[i] = take_string(reader);
  }
  return strings;
}

static struct mode *take_modes(struct reader *reader, size_t count) {
  struct mode *modes = calloc(count + 1, sizeof *modes);
  for (size_t i = 0; modes != NULL && i < count && !reader->bad; i++) {
    modes[i].opcode = take_u8(reader);
    modes[i].value = take_u32(reader);
  }
  return modes;
}

static bool every_one_is_a_variable(char **env) {
  for (; *env != NULL; env++) {
    const char *equals = strchr(*env, '=');
    if (equals == NULL || equals == *env) return false;
  }
  return true;
}

static bool makes_sense(const struct start *start) {
  if (start->cwd[0] != 0 && start->cwd[0] != '/') return false;
  if (start->argv[0] == NULL || !every_one_is_a_variable(start->env)) return false;
  return start->terminal || (start->rows == 0 && start->columns == 0 && start->xpixel == 0 &&
                             start->ypixel == 0 && start->mode_count == 0);
}

enum parsed start_parse(struct frame *frame, struct start *start) {
  struct reader reader = {.next = frame->payload, .left = frame->length};
  *start = (struct start){0};
  if (take_u16(&reader) != PROTOCOL_VERSION) return PARSED_VERSION;
  uint8_t flags = take_u8(&reader);
  start->terminal = (flags & 1) != 0;
  start->agent = (flags & 2) != 0;
  start->rows = take_u16(&reader);
  start->columns = take_u16(&reader);
  start->xpixel = take_u16(&reader);
  start->ypixel = take_u16(&reader);
  start->cwd = take_string(&reader);
  start->argv = take_strings(&reader, take_u16(&reader));
  start->env = take_strings(&reader, take_u16(&reader));
  start->mode_count = take_u16(&reader);
  start->modes = take_modes(&reader, start->mode_count);
  if (start->argv == NULL || start->env == NULL || start->modes == NULL) {
    start_free(start);
    return PARSED_NO_MEMORY;
  }
  if (reader.bad || reader.left > 0 || (flags & ~3) != 0 || !makes_sense(start)) {
    start_free(start);
    return PARSED_BAD;
  }
  return PARSED_OK;
}

void start_free(struct start *start) {
  free(start->argv);
  free(start->env);
  free(start->modes);
  *start = (struct start){0};
}
