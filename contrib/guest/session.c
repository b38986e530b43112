#include "session.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"

enum {
  LARGEST_SIGNAL = 31,
  HUNG_PAUSE_MS = 50,
  /* What a program wrote to its terminal last reaches us through a queue that the kernel empties in
     the background; this long without a byte means that it is empty. */
  QUIET_MS = 20,
  /* Others may go on writing to it: this is more than the kernel holds, and long enough to read it. */
  DRAIN_BYTES = 256 * 1024,
  DRAIN_MS = 1000,
};

void session_init(struct session *session) {
  memset(session, 0, sizeof *session);
  session->child_changed = true;
  host_init(&session->host, STREAM_WINDOW);
  inflow_open(&session->input, STREAM_WINDOW);
  program_init(&session->program);
  channels_init(&session->channels);
  uint8_t version[2];
  put_u16(version, PROTOCOL_VERSION);
  host_send(&session->host, FRAME_READY, version, sizeof version);
}

void session_close(struct session *session) {
  program_bury(&session->program);
  program_close(&session->program);
  channels_close(&session->channels);
  inflow_close(&session->input);
  decoder_free(&session->decoder);
}

/* ---- Ends -------------------------------------------------------------------------------------- */

/* Nothing follows; the input is drained from now on. */
static void finish(struct session *session) {
  session->phase = FINISHED;
  host_end(&session->host);
  channels_close(&session->channels);
  inflow_close(&session->input);
  decoder_free(&session->decoder);
}

/* The program loses its terminal or its input, and what is left of its session is ended. */
static void end_program(struct session *session) {
  program_close_input(&session->program);
  if (session->program.terminal) program_close(&session->program);
  ending_begin(&session->ending, session->program.pid, now_ms());
}

void session_fail(struct session *session, enum error_code code, int error, const char *text) {
  if (session->phase == FINISHED) return;
  host_send_error(&session->host, code, error, text);
  finish(session);
  end_program(session);
}

void session_lose_host(struct session *session) {
  session->host_gone = true;
  if (session->phase == FINISHED) return;
  host_break(&session->host);
  finish(session);
  end_program(session);
}

static void send_exit(struct session *session) {
  const struct program *program = &session->program;
  uint8_t payload[3] = {program->kind, program->value, program->core};
  host_send(&session->host, FRAME_EXIT, payload, sizeof payload);
  finish(session);
  program_close(&session->program);
}

/* ---- START ------------------------------------------------------------------------------------- */

static const char *home_of(const struct start *start) {
  for (char **variable = start->env; *variable != NULL; variable++) {
    if (strncmp(*variable, "HOME=", 5) == 0) return *variable + 5;
  }
  return getenv("HOME");
}

static const char *make_agent_socket(struct session *session, const struct start *start) {
  if (!start->agent) return NULL;
  int error = channels_listen(&session->channels, home_of(start));
  if (error == 0) return session->channels.address.sun_path;
  host_send_notice(&session->host, error, "could not make a socket for the SSH agent");
  return NULL;
}

static int digit_of(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Returns the number of bytes, or -1. */
static ssize_t read_hex(const char *text, uint8_t *bytes, size_t most) {
  size_t length = strlen(text);
  if (length % 2 != 0 || length / 2 > most) return -1;
  for (size_t i = 0; i < length; i += 2) {
    int high = digit_of(text[i]), low = digit_of(text[i + 1]);
    if (high < 0 || low < 0) return -1;
    bytes[i / 2] = (uint8_t)(high << 4 | low);
  }
  return (ssize_t)(length / 2);
}

/* What opens the client's display is a file's business: programs are told of that in the place of the variable. */
static void make_authority(struct session *session, const struct start *start) {
  static const char given[] = "PODSPAWN_XAUTHORITY=", told[] = "XAUTHORITY=";
  uint8_t data[512];
  for (char **variable = start->env; *variable != NULL; variable++) {
    if (strncmp(*variable, given, sizeof given - 1) != 0) continue;
    size_t room = strlen(*variable) + 1;
    ssize_t size = read_hex(*variable + sizeof given - 1, data, sizeof data);
    int error = size <= 0 ? EINVAL
                          : channels_put_file(&session->channels, home_of(start), "Xauthority", data, (size_t)size);
    if (error == 0 && sizeof told + strlen(session->channels.file) > room) error = ENAMETOOLONG;
    if (error == 0) {
      snprintf(*variable, room, "%s%s", told, session->channels.file);
    } else {
      (*variable)[sizeof given - 1] = 0;
      host_send_notice(&session->host, error, "could not make a file for the client's display");
    }
  }
}

static void run(struct session *session, const struct start *start) {
  const char *what;
  const char *agent = make_agent_socket(session, start);
  make_authority(session, start);
  session->phase = RUNNING;
  int error = program_start(&session->program, start, agent, &what);
  if (error != 0) session_fail(session, ERROR_RESOURCE, error, what);
}

static void handle_start(struct session *session, struct frame *frame) {
  struct start start;
  switch (start_parse(frame, &start)) {
    case PARSED_OK:
      run(session, &start);
      start_free(&start);
      return;
    case PARSED_VERSION:
      session_fail(session, ERROR_VERSION, 0, "the guest speaks version 1 of the protocol only");
      return;
    case PARSED_NO_MEMORY:
      session_fail(session, ERROR_RESOURCE, ENOMEM, "no memory for START");
      return;
    case PARSED_BAD:
    default:
      session_fail(session, ERROR_PROTOCOL, 0, "START is malformed");
      return;
  }
}

/* ---- The other frames -------------------------------------------------------------------------- */

static bool handle_stdin(struct session *session, const struct frame *frame) {
  bool flush;
  if (session->input_ended || frame->length > session->input.window) return false;
  size_t length = program_take_keys(&session->program, frame->payload, frame->length, &flush);
  if (flush) inflow_drop(&session->input);
  if (!inflow_skip(&session->input, frame->length - length)) return false;
  if (inflow_add(&session->input, frame->payload, length)) return true;
  if (errno != ENOMEM) return false;
  session_fail(session, ERROR_RESOURCE, ENOMEM, "no memory for the program's input");
  return true;
}

static bool handle_signal(struct session *session, int signal) {
  if (signal < 1 || signal > LARGEST_SIGNAL) return false;
  program_signal(&session->program, signal);
  return true;
}

static bool handle_window(struct session *session, const struct frame *frame) {
  uint32_t bytes = get_u32(frame->payload + 4);
  if (get_u32(frame->payload) != 0) {
    return channels_handle(&session->channels, &session->host, frame);
  }
  return host_add_window(&session->host, bytes);
}

static bool handle_stdin_eof(struct session *session) {
  bool first = !session->input_ended;
  session->input_ended = true;
  return first;
}

/* False when the frame may not come, or not now. */
static bool handle_running(struct session *session, const struct frame *frame) {
  const uint8_t *payload = frame->payload;
  switch (frame->type) {
    case FRAME_STDIN:
      return handle_stdin(session, frame);
    case FRAME_STDIN_EOF:
      return handle_stdin_eof(session);
    case FRAME_RESIZE:
      program_resize(&session->program, get_u16(payload), get_u16(payload + 2), get_u16(payload + 4),
                     get_u16(payload + 6));
      return true;
    case FRAME_SIGNAL:
      return handle_signal(session, payload[0]);
    case FRAME_PING:
      host_send(&session->host, FRAME_PONG, payload, 4);
      return true;
    case FRAME_WINDOW:
      return handle_window(session, frame);
    case FRAME_CHANNEL_OPEN_OK:
    case FRAME_CHANNEL_OPEN_FAIL:
    case FRAME_CHANNEL_DATA:
    case FRAME_CHANNEL_EOF:
    case FRAME_CHANNEL_CLOSE:
      return channels_handle(&session->channels, &session->host, frame);
    default:
      return false;
  }
}

static void handle(struct session *session, struct frame *frame) {
  char text[80];
  bool common = frame->type == FRAME_STDIN || (frame->type == FRAME_WINDOW && get_u32(frame->payload) == 0);
  if (!common) session->stirred = true;
  if (session->phase == AWAITING_START && frame->type == FRAME_START) {
    handle_start(session, frame);
  } else if (session->phase == AWAITING_START || !handle_running(session, frame)) {
    snprintf(text, sizeof text, "a frame of type 0x%02x is not allowed like that, or not now",
             frame->type);
    session_fail(session, ERROR_PROTOCOL, 0, text);
  }
}

void session_handle_frames(struct session *session) {
  struct frame frame;
  while (session->phase != FINISHED && host_has_control_room(&session->host)) {
    switch (decoder_next(&session->decoder, &frame)) {
      case DECODED_FRAME:
        handle(session, &frame);
        break;
      case DECODED_BAD:
        session_fail(session, ERROR_PROTOCOL, 0, "a frame has an unknown type or a wrong length");
        return;
      default:
        return;
    }
  }
}

size_t session_take(struct session *session, const uint8_t *bytes, size_t length) {
  size_t done = 0;
  session_handle_frames(session);
  while (done < length && session->phase != FINISHED) {
    size_t room;
    uint8_t *space = decoder_space(&session->decoder, &room);
    if (space == NULL) {
      session_fail(session, ERROR_RESOURCE, ENOMEM, "no memory for a frame");
      break;
    }
    if (room == 0) break;
    if (room > length - done) room = length - done;
    memcpy(space, bytes + done, room);
    decoder_add(&session->decoder, room);
    done += room;
    session_handle_frames(session);
  }
  return done;
}

void session_read_host(struct session *session, int fd) {
  uint8_t dropped[16 * 1024], *space = dropped;
  size_t room = sizeof dropped;
  if (session->phase != FINISHED) space = decoder_space(&session->decoder, &room);
  if (space == NULL) {
    session_fail(session, ERROR_RESOURCE, ENOMEM, "no memory for a frame");
    return;
  }
  ssize_t count = read(fd, space, room);
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
    session_lose_host(session);
  } else if (count > 0 && session->phase != FINISHED) {
    decoder_add(&session->decoder, (size_t)count);
    session_handle_frames(session);
  }
}

/* ---- The program's input ----------------------------------------------------------------------- */

static void lose_input(struct session *session) {
  if (session->program.terminal) {
    session->hung_until = now_ms() + HUNG_PAUSE_MS;
  } else {
    program_close_input(&session->program);
    inflow_drop(&session->input);
  }
}

void session_write_input(struct session *session) {
  struct program *program = &session->program;
  if (session->phase != RUNNING) return;
  if (program->input < 0 || (program->terminal && program->ended)) {
    inflow_drop(&session->input);
  } else if (inflow_write(&session->input, program->input) == TAKING_BROKEN) {
    lose_input(session);
  }
  inflow_return(&session->input, &session->host, 0);
  if (session->input_ended && session->input.held == 0) program_close_input(program);
}

/* ---- Its output -------------------------------------------------------------------------------- */

int session_output_to_watch(struct session *session, const struct pump *pump, int fd) {
  if (pump->running) return -1;
  if (session->phase == FINISHED) return fd;
  if (session->program.terminal && now_ms() < session->hung_until) return -1;
  return host_output_room(&session->host) > 0 ? fd : -1;
}

void session_start_pumps(struct session *session, int fd) {
  struct program *program = &session->program;
  if (session->phase != RUNNING || program->terminal) return;
  pump_start(&session->output, &session->host, FRAME_STDOUT, program->output, fd);
  pump_start(&session->errors, &session->host, FRAME_STDERR, program->errors, fd);
}

static void close_output(struct session *session, int *fd) {
  if (session->program.terminal && !session->program.ended) {
    /* Nobody has it open at the moment, but the program may open it again. */
    session->hung_until = now_ms() + HUNG_PAUSE_MS;
    return;
  }
  if (session->program.terminal) session->program.input = -1;
  close(*fd);
  *fd = -1;
}

static void carry(struct session *session, int *fd, enum frame_type type) {
  size_t limit = host_output_room(&session->host);
  if (*fd < 0 || limit == 0) return;
  ssize_t count = host_relay(&session->host, *fd, type, 0, limit);
  if (count > 0) {
    session->quiet_since = now_ms();
    if (session->drain_since != 0) session->drained += (size_t)count;
  } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
    close_output(session, fd);
  }
}

/* While it is ended a program may say something more, and should not fail for want of a reader. */
static void drop_output(struct session *session, int *fd) {
  uint8_t dropped[16 * 1024];
  ssize_t count = *fd < 0 ? -1 : read(*fd, dropped, sizeof dropped);
  if (*fd >= 0 && (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR))) {
    close_output(session, fd);
  }
}

static void end_pump(struct pump *pump, int *fd) {
  if (!pump->running || !pump->ended) return;
  pump_end(pump);
  close(*fd);
  *fd = -1;
}

void session_read_output(struct session *session, bool output_ready, bool errors_ready) {
  struct program *program = &session->program;
  end_pump(&session->output, &program->output);
  end_pump(&session->errors, &program->errors);
  if (session->phase == FINISHED) {
    if (output_ready) drop_output(session, &program->output);
    if (errors_ready) drop_output(session, &program->errors);
    return;
  }
  if (errors_ready && session->errors_first) carry(session, &program->errors, FRAME_STDERR);
  if (output_ready) carry(session, &program->output, FRAME_STDOUT);
  if (errors_ready && !session->errors_first) carry(session, &program->errors, FRAME_STDERR);
  session->errors_first = !session->errors_first;
}

/* ---- Time -------------------------------------------------------------------------------------- */

static void check_exec(struct session *session) {
  struct exec_failure failure;
  if (!program_exec_failed(&session->program, &failure)) return;
  if (failure.stage == FAILED_TO_ENTER) {
    session_fail(session, ERROR_CWD, failure.error, "could not enter the working directory");
  } else {
    session_fail(session, ERROR_EXEC, failure.error, "could not start the program");
  }
}

/* Whether the terminal of a program that has ended is empty; `*next` is when to ask again. */
static bool is_drained(struct session *session, int64_t now, int64_t *next) {
  if (session->program.output < 0) return true;
  if (session->drain_since == 0) session->hung_until = 0; /* so that the terminal is asked at once */
  /* The time in which the host takes nothing does not count. */
  if (session->drain_since == 0 || host_output_room(&session->host) == 0) {
    session->drain_since = session->quiet_since = now;
  }
  int64_t end = earlier(session->quiet_since + QUIET_MS, session->drain_since + DRAIN_MS);
  *next = earlier(*next, end);
  return now >= end || session->drained >= DRAIN_BYTES;
}

static bool is_complete(struct session *session, int64_t now, int64_t *next) {
  const struct program *program = &session->program;
  if (!program->ended) return false;
  if (program->terminal) return is_drained(session, now, next);
  return program->output < 0 && program->errors < 0;
}

static int64_t type_eof(struct session *session, int64_t now) {
  struct program *program = &session->program;
  if (!session->input_ended || session->input.held > 0 || !program->terminal || program->ended) {
    return NEVER;
  }
  program_type_eof(program, session->input.last, now);
  return program->eof_due;
}

int64_t session_go_on(struct session *session) {
  int64_t now = now_ms(), next = NEVER;
  if (session->phase == RUNNING) {
    if (session->child_changed) program_look(&session->program);
    session->child_changed = false;
    check_exec(session);
  }
  if (session->phase == RUNNING) {
    session_write_input(session);
    next = type_eof(session, now);
    if (session->hung_until > now) next = earlier(next, session->hung_until);
    if (is_complete(session, now, &next) && host_has_control_room(&session->host)) {
      send_exit(session);
    }
    if (session->channels.accept_at > now) next = earlier(next, session->channels.accept_at);
  }
  return earlier(next, ending_go_on(&session->ending, now));
}

bool session_is_over(const struct session *session) {
  return session->phase == FINISHED && (!session->ending.begun || session->ending.over);
}
