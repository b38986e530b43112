/* libpodspawn-names.so is preloaded into the host's programs that the toolbox shows to containers. They
 * ask for accounts and groups: sftp-server and scp will not run at all for a uid without an account, and
 * the C library would look for the modules of the image's nsswitch.conf, which are made for the image's
 * library and not for ours. Here names come from the image's files and from nowhere else, and whoever
 * runs the program always has an account: the one that the session's environment tells of. */
#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_account(const struct passwd *entry, const char *name, uid_t uid) {
  return name != NULL ? strcmp(entry->pw_name, name) == 0 : entry->pw_uid == uid;
}

/* The image's account of this name, or of this id where there is no name. */
static struct passwd *find_account(const char *name, uid_t uid) {
  FILE *file = fopen("/etc/passwd", "re");
  if (file == NULL) return NULL;
  struct passwd *entry = fgetpwent(file);
  while (entry != NULL && !is_account(entry, name, uid)) entry = fgetpwent(file);
  fclose(file);
  return entry;
}

static bool is_group(const struct group *entry, const char *name, gid_t gid) {
  return name != NULL ? strcmp(entry->gr_name, name) == 0 : entry->gr_gid == gid;
}

static struct group *find_group(const char *name, gid_t gid) {
  FILE *file = fopen("/etc/group", "re");
  if (file == NULL) return NULL;
  struct group *entry = fgetgrent(file);
  while (entry != NULL && !is_group(entry, name, gid)) entry = fgetgrent(file);
  fclose(file);
  return entry;
}

static char *from_environment(const char *variable, char *otherwise) {
  char *value = getenv(variable);
  return value != NULL && value[0] != '\0' ? value : otherwise;
}

/* Who runs the program, where the image does not know them. */
static struct passwd *ourselves(void) {
  static struct passwd entry;
  static char user[] = "user", locked[] = "*", nothing[] = "", root[] = "/", shell[] = "/bin/sh";
  entry.pw_name = from_environment("USER", user);
  entry.pw_passwd = locked;
  entry.pw_uid = getuid();
  entry.pw_gid = getgid();
  entry.pw_gecos = nothing;
  entry.pw_dir = from_environment("HOME", root);
  entry.pw_shell = from_environment("SHELL", shell);
  return &entry;
}

struct passwd *getpwuid(uid_t uid) {
  struct passwd *entry = find_account(NULL, uid);
  if (entry == NULL && uid == getuid()) entry = ourselves();
  if (entry == NULL) errno = 0; /* not an error, there is none */
  return entry;
}

struct passwd *getpwnam(const char *name) {
  struct passwd *entry = find_account(name, 0);
  if (entry == NULL && find_account(NULL, getuid()) == NULL && strcmp(ourselves()->pw_name, name) == 0) {
    entry = ourselves();
  }
  if (entry == NULL) errno = 0;
  return entry;
}

struct group *getgrgid(gid_t gid) {
  struct group *entry = find_group(NULL, gid);
  if (entry == NULL) errno = 0;
  return entry;
}

struct group *getgrnam(const char *name) {
  struct group *entry = find_group(name, 0);
  if (entry == NULL) errno = 0;
  return entry;
}
