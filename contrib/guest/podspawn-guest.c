/*
 * podspawn-guest: the far end of a session inside the container. PROTOCOL.md says what it does.
 *
 * This file is the loop around poll(2). Read next: session.h, then frames.h, program.h, channels.h and
 * ending.h.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "intake.h"

/* How long the last frames may take to be read once the host has ended its input. */
enum { LAST_FLUSH_MS = 5000 };

enum slot { HOST_IN, HOST_OUT, WAKE, EXEC_STATUS, INPUT, OUTPUT, ERRORS, AGENT, FIRST_CHANNEL };

static struct session session;
static struct intake intake;

/* ---- Signals: blocked but for the time in ppoll(2), so that none is missed between two --------- */

static volatile sig_atomic_t ended_by, child_changed;

static void note_child(int signal) {
  (void)signal;
  child_changed = 1;
}

static void note_end(int signal) {
  ended_by = signal;
}

static void set_up_signals(void) {
  static const int ends[] = {SIGTERM, SIGINT, SIGQUIT};
  struct sigaction ignore = {.sa_handler = SIG_IGN}, child = {.sa_handler = note_child};
  struct sigaction end = {.sa_handler = note_end};
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGCHLD);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    sigaction(ends[i], &end, NULL);
    sigaddset(&blocked, ends[i]);
  }
  sigaction(SIGCHLD, &child, NULL);
  sigaction(SIGPIPE, &ignore, NULL);
  sigaction(SIGHUP, &ignore, NULL);
  sigprocmask(SIG_SETMASK, &blocked, NULL);
}

/* ---- Descriptors ------------------------------------------------------------------------------- */

/* 0, 1 and 2 are taken, if only by /dev/null, so that nothing of ours comes to lie there; whatever
   else was handed down is closed. */
static void set_up_descriptors(void) {
  int fd;
  do {
    fd = open("/dev/null", O_RDWR | O_CLOEXEC);
  } while (fd >= 0 && fd <= STDERR_FILENO && fcntl(fd, F_SETFD, 0) == 0);
  if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0) {
    for (fd = STDERR_FILENO + 1; fd < 1024; fd++) close(fd);
  }
  for (fd = STDIN_FILENO; fd <= STDOUT_FILENO; fd++) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
  }
}

/* ---- The loop ---------------------------------------------------------------------------------- */

static void watch(struct pollfd *slot, bool wanted, int fd, int events) {
  *slot = (struct pollfd){.fd = wanted ? fd : -1, .events = (short)events};
}

/* Returns how many slots are in use. Whoever is not to be read is left out altogether: poll(2) tells
   of a hang-up whether it is asked or not, over and over. */
static nfds_t choose(struct pollfd *slots, int64_t now) {
  struct host *host = &session.host;
  struct program *program = &session.program;
  bool room = host_has_control_room(host), running = session.phase == RUNNING;
  bool held = session.input.held > 0;
  bool input = running && (program->terminal ? held && now >= session.hung_until : true);
  watch(&slots[HOST_IN], !intake.running && !session.host_gone && room, STDIN_FILENO, POLLIN);
  watch(&slots[HOST_OUT], !host_is_broken(host), STDOUT_FILENO, host_wants_write(host) ? POLLOUT : 0);
  watch(&slots[WAKE], host->wake[0] >= 0, host->wake[0], POLLIN);
  watch(&slots[EXEC_STATUS], running && program->exec_status >= 0, program->exec_status, POLLIN);
  watch(&slots[INPUT], input, program->input, held ? POLLOUT : 0);
  int output = session_output_to_watch(&session, &session.output, program->output);
  int errors = session_output_to_watch(&session, &session.errors, program->errors);
  watch(&slots[OUTPUT], output >= 0, output, POLLIN);
  watch(&slots[ERRORS], errors >= 0, errors, POLLIN);
  watch(&slots[AGENT], room && channels_can_accept(&session.channels, now),
        session.channels.listener, POLLIN);
  for (int i = 0; i < session.channels.used; i++) {
    struct channel *channel = &session.channels.list[i];
    short events = channel_events(channel, host);
    watch(&slots[FIRST_CHANNEL + i], events != 0, channel->fd, events);
  }
  return FIRST_CHANNEL + (nfds_t)session.channels.used;
}

/* Once the program is there, for a process that has threads is not to be forked. */
static void start_threads(void) {
  if (!host_allow_threads(&session.host, STDOUT_FILENO)) return;
  session_start_pumps(&session, STDOUT_FILENO);
  intake_start(&intake, STDIN_FILENO, STDOUT_FILENO);
}

static void act(const struct pollfd *slots, nfds_t count, int64_t now) {
  struct program *program = &session.program;
  if (slots[WAKE].revents != 0) host_woken(&session.host);
  if (slots[HOST_OUT].revents != 0) host_flush(&session.host, STDOUT_FILENO);
  if ((slots[HOST_OUT].revents & POLLERR) != 0) host_break(&session.host);
  if (host_is_broken(&session.host)) session_lose_host(&session);
  for (nfds_t i = FIRST_CHANNEL; i < count; i++) {
    if (slots[i].revents != 0) {
      channels_serve(&session.channels, (int)i - FIRST_CHANNEL, &session.host, slots[i].revents);
    }
  }
  if (slots[AGENT].revents != 0) channels_accept(&session.channels, &session.host, now);
  if ((slots[INPUT].revents & POLLERR) != 0 && !program->terminal) program_close_input(program);
  session_read_output(&session, slots[OUTPUT].revents != 0, slots[ERRORS].revents != 0);
  bool waited = session.phase == AWAITING_START;
  session_handle_frames(&session);
  if (slots[HOST_IN].revents != 0 && !session.host_gone) session_read_host(&session, STDIN_FILENO);
  if (waited && session.phase == RUNNING && !program->terminal) start_threads();
}

static void wait_and_act(int64_t until) {
  static struct pollfd slots[FIRST_CHANNEL + CHANNELS];
  sigset_t none;
  int64_t now = now_ms(), left = until > now ? until - now : 0;
  struct timespec time = {left / 1000, left % 1000 * 1000000};
  nfds_t count = choose(slots, now);
  sigemptyset(&none);
  session.stirred = false;
  intake_end_turn(&intake);
  int ready = ppoll(slots, count, until == NEVER ? NULL : &time, &none);
  intake_begin_turn(&intake);
  if (ready > 0) act(slots, count, now_ms());
}

/* After the end: what is left to be written, and the host's input to its end, or the host never gets
   its output whole (PROTOCOL.md, the order of a session, 5). */
static bool is_done(int64_t *flush_until, int64_t *next) {
  if (!session_is_over(&session) || !session.host_gone) return false;
  if (host_is_broken(&session.host) || host_is_empty(&session.host)) return true;
  if (*flush_until == 0) *flush_until = now_ms() + LAST_FLUSH_MS;
  *next = earlier(*next, *flush_until);
  return now_ms() >= *flush_until;
}

static void handle_child_signal(void) {
  if (child_changed == 0) return;
  child_changed = 0;
  session.child_changed = true;
}

static void handle_end_signal(void) {
  char text[64];
  if (ended_by == 0) return;
  snprintf(text, sizeof text, "the guest was ended by signal %d", (int)ended_by);
  ended_by = 0;
  session_fail(&session, ERROR_RESOURCE, 0, text);
}

int main(void) {
  int64_t flush_until = 0, next;
  set_up_descriptors();
  set_up_signals();
  session_init(&session);
  intake_init(&intake, &session);
  intake_begin_turn(&intake);
  for (;;) {
    handle_end_signal();
    handle_child_signal();
    next = session_go_on(&session);
    host_flush(&session.host, STDOUT_FILENO);
    /* Seen by nothing but this write: a broken host is not watched. */
    if (host_is_broken(&session.host) && !session.host_gone) {
      session_lose_host(&session);
      continue;
    }
    if (is_done(&flush_until, &next)) break;
    wait_and_act(next);
  }
  intake_end(&intake);
  session_close(&session);
  return 0;
}
