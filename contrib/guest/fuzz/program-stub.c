#include "program-stub.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static int input = -1, output = -1, errors = -1;
static bool ending;

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

void stub_close(void) {
  close_fd(&input);
  close_fd(&output);
  close_fd(&errors);
  ending = false;
}

void stub_act(struct program *program, uint8_t what) {
  static uint8_t bytes[65536];
  ssize_t ignored = 0;
  if (program->output < 0) return;
  switch (what % 6) {
    case 0:
      ignored = input < 0 ? 0 : read(input, bytes, sizeof bytes);
      break;
    case 1:
      ignored = write(output, bytes, 1 + what * 256U);
      break;
    case 2:
      ignored = errors < 0 ? 0 : write(errors, bytes, what);
      break;
    case 3:
      close_fd(&input);
      break;
    case 4:
      ending = true;
      break;
    default:
      close_fd(&output);
      close_fd(&errors);
      break;
  }
  (void)ignored;
}

void program_init(struct program *program) {
  *program = (struct program){.exec_status = -1, .input = -1, .output = -1, .errors = -1};
}

static bool make_pipe(int *read_end, int *write_end) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  *read_end = ends[0];
  *write_end = ends[1];
  return true;
}

/* A terminal is one descriptor both ways; nothing else of it matters here. */
int program_start(struct program *program, const struct start *start, const char *agent,
                  const char **what) {
  (void)agent;
  *what = "stub";
  program->terminal = start->terminal;
  for (char **argument = start->argv; *argument != NULL; argument++) {
    if (**argument == '!') return EAGAIN;
  }
  if (!make_pipe(&input, &program->input) || !make_pipe(&program->output, &output)) return errno;
  if (start->terminal) {
    close_fd(&program->input);
    close_fd(&input);
    program->input = program->output;
  } else if (!make_pipe(&program->errors, &errors)) {
    return errno;
  }
  return 0;
}

bool program_exec_failed(struct program *program, struct exec_failure *failure) {
  (void)program;
  (void)failure;
  return false;
}

void program_look(struct program *program) {
  program->ended = ending;
}

void program_bury(struct program *program) {
  (void)program;
}

void program_resize(struct program *program, uint16_t rows, uint16_t columns, uint16_t xpixel,
                    uint16_t ypixel) {
  (void)program, (void)rows, (void)columns, (void)xpixel, (void)ypixel;
}

size_t program_take_keys(struct program *program, uint8_t *data, size_t length, bool *acted) {
  size_t left = 0;
  *acted = false;
  for (size_t i = 0; i < length; i++) {
    if (program->terminal && data[i] == 3) {
      *acted = true;
      left = 0;
    } else {
      data[left++] = data[i];
    }
  }
  return left;
}

void program_signal(struct program *program, int signal) {
  (void)program, (void)signal;
}

void program_close_input(struct program *program) {
  if (!program->terminal) close_fd(&program->input);
}

void program_close(struct program *program) {
  if (program->terminal) program->input = -1;
  close_fd(&program->input);
  close_fd(&program->output);
  close_fd(&program->errors);
}

void program_type_eof(struct program *program, uint8_t last, int64_t now) {
  (void)last;
  program->eof_due = now + 1;
}
