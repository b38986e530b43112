/*
 * Forwarded sockets: the one at which programs find the SSH agent, and a channel to the host for each
 * connection to it. PROTOCOL.md has the states.
 */
#ifndef PODSPAWN_CHANNELS_H
#define PODSPAWN_CHANNELS_H

#include <sys/un.h>

#include "inflow.h"

enum {
  CHANNELS = 256, /* more connections wait until one of these is free */
  CHANNEL_WINDOW = 65536,
};

struct channel {
  bool used;        /* from CHANNEL_OPEN until both sides have sent CHANNEL_CLOSE */
  int fd;           /* -1 once we have sent it */
  bool confirmed;   /* the far end is connected */
  bool eof_sent, eof_received, shut, closed_by_host;
  struct inflow in; /* to the socket */
  size_t window;    /* what we may still send to the host */
};

struct channels {
  int listener;     /* -1: none */
  int64_t accept_at; /* not before, for want of descriptors */
  char directory[96]; /* empty: none; leaves room for the name in it in the address */
  struct sockaddr_un address;
  char file[128];   /* empty: none */
  int used;         /* no channel from this index on is in use */
  struct channel list[CHANNELS];
};

void channels_init(struct channels *channels);
/* Makes the agent's socket in a new directory; `home` may be null. Returns 0 or an errno. */
int channels_listen(struct channels *channels, const char *home);
/* Makes a file of the user's alone in the same directory. Returns 0 or an errno. */
int channels_put_file(struct channels *channels, const char *home, const char *name, const void *data, size_t size);
/* Closes everything, and removes socket, file and directory. */
void channels_close(struct channels *channels);

/* Whether connections are to be accepted now. */
bool channels_can_accept(const struct channels *channels, int64_t now);
void channels_accept(struct channels *channels, struct host *host, int64_t now);
/* Makes a channel of a connected socket, which is closed when that cannot be. */
void channels_add(struct channels *channels, struct host *host, int fd);

/* Handles a CHANNEL_* frame, or a WINDOW for a channel; false when it is not allowed. */
bool channels_handle(struct channels *channels, struct host *host, const struct frame *frame);

/* The poll(2) events that a channel waits for; 0: none, leave it out. */
short channel_events(const struct channel *channel, struct host *host);
/* Carries what can be carried, after poll(2) has said `events`. */
void channels_serve(struct channels *channels, int index, struct host *host, short events);

#endif
