# Installs packages in the base of a project's image, as root. Its arguments: NAME or NAME@VERSION each. POSIX sh.
set -eu
say() { printf 'podspawn: %s\n' "$*"; }
die() { printf 'podspawn: could not install %s: %s\n' "$1" "$2" >&2; exit 1; }

manager=
for program in apt-get apk microdnf dnf; do
  [ -n "$manager" ] || ! command -v "$program" >/dev/null 2>&1 || manager=$program
done
[ -n "$manager" ] || die "$*" 'the base has none of apt-get, apk, dnf and microdnf'

refresh() {
  case $manager in
    apt-get)
      export DEBIAN_FRONTEND=noninteractive
      apt-get -q -o APT::Update::Error-Mode=any update || die "$*" 'the lists of packages could not be fetched' ;;
    apk) apk update || die "$*" 'the lists of packages could not be fetched' ;;
  esac
}
add() {
  case $manager in
    apt-get) apt-get -q install -y --no-install-recommends -- "$@" ;;
    apk) apk add -- "$@" ;;
    *) "$manager" install -y --setopt=install_weak_deps=0 -- "$@" ;;
  esac
}
clean() {
  case $manager in
    apt-get) apt-get -q clean; rm -rf /var/lib/apt/lists/* ;;
    apk) rm -rf /var/cache/apk/* ;;
    *) "$manager" clean all ;;
  esac
}

# Whether the first version is the second one or one of it: 18.20.4 is one of 18 and of 18.20, and not of 1 or 18.2.
is_of() {
  case $1 in
    "$2" | "$2"[!0-9]*) true ;;
    *) false ;;
  esac
}
# The newest version of package $1 that the distribution has and that is of version $2; fails where there is none. With
# apt it is printed as apt wants it, and an epoch (2:1.19) does not count.
distribution_has() {
  case $manager in
    apt-get)
      for found in $(apt-cache madison -- "$1" 2>/dev/null | sed 's/^[^|]*|[[:space:]]*\([^|[:space:]]*\).*$/\1/'); do
        if is_of "${found#*:}" "$2" || [ "$found" = "$2" ]; then printf '%s' "$found"; return 0; fi
      done
      return 1 ;;
    apk)
      for found in $(apk list -a -- "$1" 2>/dev/null | sed "s/ .*//" | sed -n "s/^$1-\([0-9]\)/\1/p"); do
        if is_of "$found" "$2"; then printf '%s' "$found"; return 0; fi
      done
      return 1 ;;
    *)
      found=$("$manager" repoquery --latest-limit=1 --qf '%{version}\n' -- "$1-$2*" 2>/dev/null | tail -n 1)
      [ -n "$found" ] && is_of "$found" "$2" && printf '%s' "$found" ;;
  esac
}
pinned() {
  case $manager in
    apt-get | apk) printf '%s=%s' "$1" "$2" ;;
    *) printf '%s-%s' "$1" "$2" ;;
  esac
}
# Installs package $1 of version $2 from the distribution; false where it has none.
from_distribution() {
  version=$(distribution_has "$1" "$2") || return 1
  say "$1 $version, from the distribution"
  add "$(pinned "$1" "$version")"
}
# Makes programs of a directory ($1) found: those named after it.
link() {
  from=$1
  shift
  for program in "$@"; do ln -sf "$from/$program" "/usr/local/bin/$program"; done
}

machine() {
  case $(uname -m) in
    x86_64) printf '%s' "$1" ;;
    aarch64) printf '%s' "$2" ;;
    *) die "$3" "its makers have nothing for $(uname -m)" ;;
  esac
}
fetching() {
  command -v curl >/dev/null 2>&1 || add curl
  [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] || add ca-certificates
  command -v tar >/dev/null 2>&1 || add tar
}
fetch() { curl -fsSL --proto '=https' --proto-redir '=https' --retry 2 -- "$1"; }
# Downloads $1 into a new directory, whose path is then in $got, and compares it with the SHA-256 $2.
fetch_checked() {
  got=$(mktemp -d)
  fetch "$1" >"$got/archive"
  printf '%s  %s\n' "$2" "$got/archive" | sha256sum -c >/dev/null || die "$1" 'its checksum is another'
}

node() {
  [ "$manager" != apk ] || die "nodejs@$1" 'this Alpine has another version, and its makers have none for Alpine'
  fetching
  version=$(fetch https://nodejs.org/dist/index.tab | cut -f1 | while read -r line; do
    if is_of "${line#v}" "$1"; then printf '%s' "$line"; break; fi
  done)
  [ -n "$version" ] || die "nodejs@$1" 'its makers have no such version'
  name=node-$version-linux-$(machine x64 arm64 nodejs).tar.gz
  sum=$(fetch "https://nodejs.org/dist/$version/SHASUMS256.txt" | sed -n "s/  $name\$//p")
  say "nodejs $version, from nodejs.org"
  fetch_checked "https://nodejs.org/dist/$version/$name" "$sum"
  tar -xzf "$got/archive" -C /usr/local --strip-components=1 --no-same-owner
  rm -rf "$got"
}
go() {
  fetching
  version=$(fetch 'https://go.dev/dl/?mode=json&include=all' | sed -n 's/^.*"version": *"go\([^"]*\)".*$/\1/p' |
    while read -r line; do if is_of "$line" "$1"; then printf '%s' "$line"; break; fi; done)
  [ -n "$version" ] || die "go@$1" 'its makers have no such version'
  name=go$version.linux-$(machine amd64 arm64 go).tar.gz
  say "go $version, from go.dev"
  fetch_checked "https://dl.google.com/go/$name" "$(fetch "https://dl.google.com/go/$name.sha256")"
  rm -rf /usr/local/go
  tar -xzf "$got/archive" -C /usr/local --no-same-owner
  link /usr/local/go/bin go gofmt
  rm -rf "$got"
}
rust() {
  [ "$manager" != apk ] || die "rust@$1" 'this Alpine has another version; take a base that has this one'
  fetching
  triple=$(machine x86_64 aarch64 rust)-unknown-linux-gnu
  version=$(fetch "https://static.rust-lang.org/dist/channel-rust-$1.toml" |
    sed -n '/^\[pkg\.rust\]$/,/^version/s/^version = "\([^ "]*\).*$/\1/p')
  [ -n "$version" ] || die "rust@$1" 'its makers have no such version'
  name=rust-$version-$triple.tar.gz
  say "rust $version, from static.rust-lang.org"
  sum=$(fetch "https://static.rust-lang.org/dist/$name.sha256" | cut -d' ' -f1)
  fetch_checked "https://static.rust-lang.org/dist/$name" "$sum"
  tar -xzf "$got/archive" -C "$got" --no-same-owner
  "$got/rust-$version-$triple/install.sh" --prefix=/usr/local --disable-ldconfig \
    "--components=rustc,cargo,rust-std-$triple"
  rm -rf "$got"
  # What links its programs.
  [ "$manager" != apt-get ] || add gcc libc6-dev
  [ "$manager" = apt-get ] || add gcc
}
python() {
  case $1 in
    *.*.*) die "python@$1" 'the distribution has another version; take 3.x without a third number, or a base that has it' ;;
  esac
  distribution_has "python$1" "$1" >/dev/null || die "python@$1" 'the distribution has another version; take a base that has it'
  from_distribution "python$1" "$1"
  ln -sf "$(command -v "python$1")" /usr/local/bin/python3
}
# The distribution's own where it is of that version: it is kept up to date with the rest of it.
tool_chain() {
  case $1 in
    nodejs) from_distribution nodejs "$2" || node "$2" ;;
    go)
      if from_distribution "golang-$2-go" "$2"; then
        link "/usr/lib/go-$2/bin" go gofmt
      else
        from_distribution golang-go "$2" || from_distribution go "$2" || from_distribution golang "$2" || go "$2"
      fi ;;
    rust) if from_distribution rustc "$2" || from_distribution rust "$2"; then add cargo; else rust "$2"; fi ;;
    python) from_distribution python3 "$2" || python "$2" ;;
    *) from_distribution "$1" "$2" || die "$1@$2" 'the distribution has no such version' ;;
  esac
}

refresh "$@"
for package in "$@"; do
  case $package in
    *-) die "$package" 'that is no name of a package' ;;
    *@*)
      want=${package#*@}
      want=${want#=}
      want=${want%.[*x]}
      case $want in
        *[!A-Za-z0-9._+:~-]* | '' | [!0-9]*) die "$package" 'write a version as 1, 1.2 or 1.2.3: a shorter one stands for all that begin with it' ;;
      esac
      tool_chain "${package%%@*}" "$want" ;;
  esac
done
plain=
for package in "$@"; do
  case $package in
    *@*) ;;
    *) plain="$plain $package" ;;
  esac
done
# Names are letters, digits and . _ + - / : alone, so that words are what they fall into.
# shellcheck disable=SC2086
[ -z "$plain" ] || add $plain
clean
