#!/bin/sh
# Assembles the base of an image from Debian packages, so that `FROM scratch` is enough where no image can be pulled.
#
#   assemble.sh INTO PACKAGE...
#
# INTO becomes a root file system that holds the PACKAGEs at the versions of packages.lock, each with its control data in
# /var/lib/dpkg/status.d, where vulnerability scanners look. The same packages give the same bytes and times. apt checks
# the downloads against Debian's signed index; they are kept in .cache. Several modules may assemble at once.
set -eu
umask 022

fail() {
  echo "assemble.sh: $*" >&2
  exit 1
}

[ $# -ge 2 ] || fail "expected a folder and at least one package: assemble.sh INTO PACKAGE..."
into=$1
shift

here=$(cd "$(dirname "$0")" && pwd)
missing=
for tool in apt-get dpkg dpkg-deb flock sha256sum; do
  command -v "$tool" >/dev/null || missing="$missing $tool"
done
[ -z "$missing" ] || fail "this host lacks:$missing. They assemble the base from Debian packages, on Debian 12 or a system like it.
Elsewhere start from a pinned upstream image: set BASE_IMAGE under 'args' in module.yaml and add --upstream-base to 'prepare' there."

cache=$here/../.cache
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
packages=$cache/packages-$(dpkg --print-architecture)
mkdir -p "$packages"

# The lock covers the download and the unpacking; whoever comes second finds both done.
exec 9>"$cache/base.lock"
flock 9

work=$(mktemp -d "$cache/work.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

apt() {
  apt-get -q -o APT::Sandbox::User="$(id -un)" "$@"
}

# Its own package lists need neither root nor an `apt-get update` of the host.
apt_with_own_lists() {
  mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial"
  apt -o Dir::State::Lists="$cache/apt/lists" -o Dir::Cache="$cache/apt" "$@"
}

# Downloads packages, each a name or name=version, into $work/download.
download() {
  rm -rf "$work/download"
  mkdir "$work/download"
  (cd "$work/download" && { apt download "$@" || { apt_with_own_lists update && apt_with_own_lists download "$@"; }; }) >"$work/log" 2>&1
}

# Sees to it that $packages has the packages, at their pinned versions where the archive still has those.
fetch() {
  for package in "$@"; do
    pin=$(pin_of "$package")
    [ -f "$packages/$(deb_of "$package")" ] || set -- "$@" "$pin"
    shift
  done
  # All at once: apt reads its lists once.
  if [ $# -gt 0 ] && download "$@"; then
    for pin in "$@"; do
      mv "$work/download/${pin%%=*}"_*.deb "$packages/$(deb_of "${pin%%=*}")"
    done
    return 0
  fi
  for pin in "$@"; do
    package=${pin%%=*}
    if ! download "$pin"; then
      download "$package" || { cat "$work/log" >&2; fail "apt could not download '$pin'. Check the network and the host's apt sources."; }
      echo "assemble.sh: the archive no longer has $pin; taking $(dpkg-deb -f "$work"/download/*.deb Version). Update packages.lock." >&2
    fi
    mv "$work"/download/*.deb "$packages/$(deb_of "$package")"
  done
}

deb_of() {
  echo "${1}_$(pin_of "$1" | sha256sum | cut -c1-16).deb"
}

pin_of() {
  grep "^$1=" "$here/packages.lock" || fail "packages.lock has no line for '$1'. Add '$1=<version>'."
}

fetch "$@"
debs=
for package in "$@"; do
  debs="$debs $(deb_of "$package")"
done

# Names of packages have no blanks, so that $debs may be split.
# shellcheck disable=SC2086
key=$(cd "$packages" && sha256sum $debs "$here/assemble.sh" | sha256sum | cut -c1-16)
base=$cache/base-$key
if [ ! -d "$base" ]; then
  root=$work/root
  mkdir -p "$root/var/lib/dpkg/status.d" "$root/etc"
  for deb in $debs; do
    dpkg-deb -x "$packages/$deb" "$root"
    dpkg-deb -f "$packages/$deb" >"$root/var/lib/dpkg/status.d/${deb%%_*}"
  done
  # Nothing here converts character sets or reads manuals; licences stay.
  rm -rf "$root/usr/share/man" "$root/usr/share/lintian" "$root/usr/share/locale" "$root"/usr/lib/*/gconv
  find "$root/usr/share/doc" -type f ! -name copyright -delete
  find "$root" -type l ! -exec test -e {} \; -path '*/usr/share/doc/*' -delete
  printf 'root:x:0:0:root:/root:/sbin/nologin\nstorefront:x:65532:65532::/:/sbin/nologin\n' >"$root/etc/passwd"
  printf 'root:x:0:\nstorefront:x:65532:\n' >"$root/etc/group"
  find "$root" -exec touch -h -d @1767225600 {} +
  mv "$root" "$base"
fi

mkdir -p "$(dirname "$into")"
rm -rf "$into.partial"
cp -a "$base" "$into.partial"
rm -rf "$into"
mv "$into.partial" "$into"
