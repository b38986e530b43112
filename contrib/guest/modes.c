#include "modes.h"

#include <unistd.h>

struct character {
  uint8_t opcode, index;
};

static const struct character characters[] = {
    {1, VINTR},   {2, VQUIT},  {3, VERASE}, {4, VKILL},     {5, VEOF},     {6, VEOL},   {7, VEOL2},
    {8, VSTART},  {9, VSTOP},  {10, VSUSP}, {12, VREPRINT}, {13, VWERASE}, {14, VLNEXT}, {16, VSWTC},
    {18, VDISCARD},
};

struct flag {
  uint8_t opcode;
  tcflag_t bit;
};

static const struct flag input_flags[] = {
    {30, IGNPAR}, {31, PARMRK}, {32, INPCK}, {33, ISTRIP}, {34, INLCR},   {35, IGNCR}, {36, ICRNL},
    {37, IUCLC},  {38, IXON},   {39, IXANY}, {40, IXOFF},  {41, IMAXBEL}, {42, IUTF8},
};

static const struct flag local_flags[] = {
    {50, ISIG},   {51, ICANON}, {52, XCASE},  {53, ECHO},    {54, ECHOE},  {55, ECHOK},  {56, ECHONL},
    {57, NOFLSH}, {58, TOSTOP}, {59, IEXTEN}, {60, ECHOCTL}, {61, ECHOKE}, {62, PENDIN},
};

static const struct flag output_flags[] = {
    {70, OPOST}, {71, OLCUC}, {72, ONLCR}, {73, OCRNL}, {74, ONOCR}, {75, ONLRET},
};

static const struct flag control_flags[] = {{92, PARENB}, {93, PARODD}};

struct speed {
  uint32_t baud;
  speed_t code;
};

static const struct speed speeds[] = {
    {300, B300},       {600, B600},       {1200, B1200},     {2400, B2400},     {4800, B4800},
    {9600, B9600},     {19200, B19200},   {38400, B38400},   {57600, B57600},   {115200, B115200},
    {230400, B230400}, {460800, B460800}, {921600, B921600},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void set_flag(tcflag_t *word, const struct flag *flags, size_t count, const struct mode *mode) {
  for (size_t i = 0; i < count; i++) {
    if (flags[i].opcode == mode->opcode) {
      *word = mode->value != 0 ? *word | flags[i].bit : *word & ~flags[i].bit;
    }
  }
}

/* In SSH 255 means that no character does it. */
static void set_character(struct termios *termios, const struct mode *mode) {
  for (size_t i = 0; i < COUNT(characters); i++) {
    if (characters[i].opcode == mode->opcode) {
      termios->c_cc[characters[i].index] =
          mode->value >= 255 ? (cc_t)_POSIX_VDISABLE : (cc_t)mode->value;
    }
  }
}

static void set_speed(struct termios *termios, const struct mode *mode) {
  for (size_t i = 0; i < COUNT(speeds); i++) {
    if (speeds[i].baud == mode->value) {
      if (mode->opcode == 128) cfsetispeed(termios, speeds[i].code);
      if (mode->opcode == 129) cfsetospeed(termios, speeds[i].code);
    }
  }
}

/* The two sizes are bits of one field here, of which clients name both, CS8 last. */
static void set_character_size(struct termios *termios, const struct mode *mode) {
  tcflag_t size = termios->c_cflag & CSIZE;
  if (mode->opcode == 90 && mode->value != 0) size = CS7;
  if (mode->opcode == 91) size = mode->value != 0 ? CS8 : CS7;
  termios->c_cflag = (termios->c_cflag & ~(tcflag_t)CSIZE) | size;
}

void modes_apply(struct termios *termios, const struct mode *modes, size_t count) {
  for (const struct mode *mode = modes; mode < modes + count; mode++) {
    set_character(termios, mode);
    set_flag(&termios->c_iflag, input_flags, COUNT(input_flags), mode);
    set_flag(&termios->c_lflag, local_flags, COUNT(local_flags), mode);
    set_flag(&termios->c_oflag, output_flags, COUNT(output_flags), mode);
    set_flag(&termios->c_cflag, control_flags, COUNT(control_flags), mode);
    set_character_size(termios, mode);
    set_speed(termios, mode);
  }
}
