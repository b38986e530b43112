# shellcheck shell=bash
# An installation of podspawn below one directory, apart from /etc and /opt: DIRECTORY/dist, /keys,
# /state, /config.yaml. Needs common.sh, podman-host.sh and account.sh.

# install_distribution DIRECTORY: what the build made, as only root can write it: sshd runs a command
# from nowhere else.
install_distribution() {
  rm -rf "$1/dist"
  cp -R --preserve=mode,timestamps "$(repository_root)/cli/target/podspawn" "$1/dist"
  chown -R root:root "$1/dist"
  chmod -R u+rwX,go+rX,go-w "$1/dist"
}

# make_state DIRECTORY NAME: where the logins of an account keep what they must remember.
make_state() {
  install -d -m 0755 "$1/state" "$1/state/users"
  install -d -m 0700 -o "$2" -g "$2" "$1/state/users/$2"
}

# site_config DIRECTORY NAME IMAGE: prints the config.yaml. Limits with which this account's Podman
# would refuse to start containers are left out; those that it leaves out itself need not be kept.
site_config() {
  local limits
  limits=" $(cgroup_limits "$(account_field "$2" 3)") "
  printf 'auth:\n  key_dir: %s\n' "$1/keys"
  printf 'defaults:\n  image: %s\n' "$3"
  case $limits in *' cpu '*) ;; *) echo '  cpus: 0' ;; esac
  case $limits in *' memory '*) ;; *) echo '  memory: 0' ;; esac
  case $limits in *' pids '*) ;; *) printf 'security:\n  pids_limit: 0\n' ;; esac
  if cgroups_are_old; then
    printf 'security:\n  # cgroups of version 1: rootless Podman keeps none of these limits.\n'
    echo '  best_effort: [memory, swap, cpus, pids]'
  fi
  # Who tries podspawn out looks for containers right after having left.
  printf 'session:\n  mode: destroy-on-disconnect\n'
  printf 'state:\n  dir: %s\n' "$1/state"
}

# sshd_block DIRECTORY: prints the drop-in for sshd, for this installation.
sshd_block() {
  sed "s#/opt/podspawn/bin/podspawn#& --config $1/config.yaml#; s#/opt/podspawn#$1/dist#" \
    "$(repository_root)/contrib/sshd/podspawn.conf" |
    sed "s#/etc/podspawn/emergency#$1/emergency#"
}
