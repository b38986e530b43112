/* libpodspawn-tunnel.so is preloaded, before libpodspawn-names.so, into the host's sshd when podspawn-tunnel
 * runs it inside a container, for the one person who is logged in there already. It speaks to nobody else,
 * so what it does without here it would only have for protection from strangers: a container of
 * podspawn's has neither CAP_SYS_CHROOT nor CAP_AUDIT_WRITE. */
#include <errno.h>
#include <pwd.h>
#include <shadow.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int audit_open(void);

/* sshd's child for what comes before the login has the id below and a seccomp filter; the empty directory is
 * what it does without. */
int chroot(const char *path) {
  (void)path;
  return 0;
}

/* As on a kernel without audit, where sshd goes on (audit-linux.c). */
int audit_open(void) {
  errno = EPROTONOSUPPORT;
  return -1;
}

/* Nobody logs in by a password, so that no account is locked for want of one. */
struct spwd *getspnam(const char *name) {
  (void)name;
  return NULL;
}

/* Whom sshd becomes before the login; images rarely have it. */
static struct passwd *nobody(void) {
  static struct passwd entry;
  static char name[] = "sshd", locked[] = "*", nothing[] = "", root[] = "/", shell[] = "/bin/false";
  entry.pw_name = name;
  entry.pw_passwd = locked;
  entry.pw_uid = 65534;
  entry.pw_gid = 65534;
  entry.pw_gecos = nothing;
  entry.pw_dir = root;
  entry.pw_shell = shell;
  return &entry;
}

/* The container's own account, also by the name that it has on the server, and nobody else. */
struct passwd *getpwnam(const char *name) {
  if (strcmp(name, "sshd") == 0) return nobody();
  const char *outside = getenv("PODSPAWN_USER");
  struct passwd *own = getpwuid(getuid());
  if (own == NULL) return NULL;
  if (strcmp(name, own->pw_name) == 0 || (outside != NULL && strcmp(name, outside) == 0)) return own;
  errno = 0;
  return NULL;
}
