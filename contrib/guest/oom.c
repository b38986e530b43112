#include "oom.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* In thousandths of the memory that the container may have; 1000 is the most: proc_pid_oom_score_adj(5). */
enum { STEP = 100, MOST = 1000 };

void oom_prefer_this(void) {
  char text[16] = "";
  int file = open("/proc/self/oom_score_adj", O_RDWR | O_CLOEXEC);
  if (file < 0) return; /* no /proc: then it is as without us */
  if (read(file, text, sizeof text - 1) > 0) {
    int score = atoi(text) + STEP;
    int length = snprintf(text, sizeof text, "%d", score < MOST ? score : MOST);
    ssize_t written = pwrite(file, text, (size_t)length, 0);
    (void)written;
  }
  close(file);
}
