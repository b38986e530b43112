# shellcheck shell=bash
# Java for the build: a JDK of version 17 or newer, and Maven. Needs common.sh and packages.sh.

# jdk_feature HOME: prints the feature number (17, 25) of the JDK there, 0 when there is none.
jdk_feature() {
  local version
  [ -x "$1/bin/javac" ] || {
    echo 0
    return 0
  }
  version=$("$1/bin/javac" -version 2>&1) || version=
  version=${version#javac }
  version=${version#1.}
  version=${version%%[!0-9]*}
  echo "${version:-0}"
}

# list_jdks: prints "FEATURE HOME" for each JDK from 17 on, JAVA_HOME's and PATH's first.
list_jdks() {
  local home feature seen=:
  for home in ${JAVA_HOME:+"$JAVA_HOME"} "$(jdk_of_path)" \
    /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/*jdk* /opt/java/*; do
    [ -d "$home/bin" ] || continue
    home=$(readlink -f "$home")
    case $seen in *:"$home":*) continue ;; esac
    seen=$seen$home:
    feature=$(jdk_feature "$home")
    [ "$feature" -lt 17 ] || printf '%s %s\n' "$feature" "$home"
  done
}

jdk_of_path() {
  local javac
  javac=$(command -v javac) || return 0
  javac=$(readlink -f "$javac")
  printf '%s\n' "${javac%/bin/javac}"
}

# use_build_tools: sets and exports JAVA_HOME to a JDK, installs one and Maven where they are missing.
use_build_tools() {
  local package
  if [ -z "$(list_jdks)" ]; then
    need_root
    apt_update
    package=$(first_available openjdk-17-jdk-headless openjdk-21-jdk-headless \
      openjdk-25-jdk-headless default-jdk-headless) ||
      die "apt knows no JDK of version 17 or newer; try a newer release of the distribution"
    install_packages "$package"
  fi
  read -r _ JAVA_HOME < <(list_jdks) || die "the JDK that was installed cannot be found; try JAVA_HOME"
  export JAVA_HOME
  command -v mvn >/dev/null || install_packages maven
}
