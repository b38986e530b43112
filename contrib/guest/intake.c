#include "intake.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "thread.h"

void intake_init(struct intake *intake, struct session *session) {
  intake->session = session;
  pthread_mutex_init(&intake->turn, NULL);
  pthread_cond_init(&intake->gone_on, NULL);
}

void intake_begin_turn(struct intake *intake) {
  pthread_mutex_lock(&intake->turn);
}

void intake_end_turn(struct intake *intake) {
  pthread_cond_signal(&intake->gone_on);
  pthread_mutex_unlock(&intake->turn);
}

/* Waits while there is no room for frames or for the answers to them: the loop makes some. */
static void take(struct intake *intake, size_t length) {
  struct session *session = intake->session;
  for (size_t done = 0; session->phase != FINISHED;) {
    done += session_take(session, intake->bytes + done, length - done);
    if (done == length || session->phase == FINISHED) return;
    host_wake(&session->host);
    pthread_cond_wait(&intake->gone_on, &intake->turn);
  }
}

static bool is_news(struct session *session) {
  return session->phase == FINISHED || session->stirred || session->input.held > 0 ||
         host_wants_write(&session->host);
}

static void *run(void *argument) {
  struct intake *intake = argument;
  struct session *session = intake->session;
  for (bool more = true; more;) {
    ssize_t count = read(intake->from, intake->bytes, sizeof intake->bytes);
    if (count < 0 && errno == EINTR) continue;
    more = count > 0;
    pthread_mutex_lock(&intake->turn);
    if (more) {
      take(intake, (size_t)count);
      session_write_input(session);
      host_flush(&session->host, intake->to);
    } else {
      session_lose_host(session);
    }
    bool news = is_news(session);
    if (!more) intake->ended = true;
    pthread_mutex_unlock(&intake->turn);
    if (news) host_wake(&session->host);
  }
  return NULL;
}

bool intake_start(struct intake *intake, int from, int to) {
  int flags = fcntl(from, F_GETFL);
  intake->from = from;
  intake->to = to;
  (void)fcntl(from, F_SETFL, flags & ~O_NONBLOCK);
  intake->running = thread_start(&intake->thread, run, intake);
  if (!intake->running) (void)fcntl(from, F_SETFL, flags);
  return intake->running;
}

void intake_end(struct intake *intake) {
  if (!intake->running || !intake->ended) return;
  pthread_join(intake->thread, NULL);
  intake->running = false;
}
