# Read by examples/make-book.sh, tests/run.sh and .ci/run, from the checkout's top folder: installs what is missing of
# Debian 12. Root calls apt-get directly, anybody else through sudo; where nothing is missing, neither is called.

build_packages='g++ make cmake ninja-build pkgconf gettext libboost-program-options-dev libboost-locale-dev libicu-dev libpugixml-dev
  libyaml-cpp-dev nlohmann-json3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libdeflate-dev libzip-dev
  nettle-dev librsvg2-dev libcairo2-dev libfontconfig-dev libharfbuzz-dev libtomlplusplus-dev
  libcpp-httplib-dev duktape-dev libcurl4-openssl-dev dpkg-dev file'
font_packages='fonts-noto-cjk'
# What a book can use where it is installed (the Recommends of the .deb).
helper_packages='libvips42 libjs-katex source-highlight'
test_packages='libboost-test-dev libkainjow-mustache-dev epubcheck default-jre-headless jing libxml2-utils git python3 python3-jsonschema python3-yaml unzip procps systemd
  newsboat sqlite3 zsh fish curl chromium parallel'
# What .ci/run asks besides: the layout of the sources and the package's form are the developers' business.
layout_packages='clang-format-14 lintian'
# What only tests/nightly.sh asks, besides Hexo, which npm installs.
generator_packages='hugo jekyll'
chroot_packages='debootstrap'

say() { printf '%s\n' "$*"; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "this needs root or sudo: $*" >&2; exit 3
  fi
}

# What apt-get says of packages to come: "504 MB to fetch, 2,900 MB on the disk".
sizes_of() {
  LC_ALL=C apt-get install --assume-no --no-install-recommends "$@" 2> /dev/null |
    sed -n 's/^Need to get \(.*\) of archives\.$/\1 to fetch/p; s/^After this operation, \(.*\) of additional .*/, \1 on the disk/p' | tr -d '\n'
}

# Counts what is set up: a line that goes on on a terminal, else one for every fifty.
count_set_up() {
  awk -v terminal="$([ -t 1 ] && echo 1 || echo 0)" '/^Setting up / { count++
      if (terminal) printf "\r  %d packages set up", count; else if (count % 50 == 0) printf "  %d packages set up\n", count; fflush() }
    END { if (terminal && count) printf "\n" }'
}

# install_missing PACKAGE...
install_missing() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get > /dev/null || {
    say "this needs packages of Debian 12, and there is no apt-get here:$missing" >&2
    say 'elsewhere use the tarball or the container (README.md), or install these and call cmake yourself' >&2
    exit 3
  }
  # The lock may be held by another apt for a while; a container's package lists may be old or absent. What debconf says of its own means
  # (no dialog, no apt-utils) is nobody's business.
  log=$(mktemp)
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 update -qq 2> "$log" || { cat "$log" >&2; exit 3; }
  # shellcheck disable=SC2086  # a list of words
  sizes=$(sizes_of $missing)
  say "installing${sizes:+, with $sizes}:$missing"
  # shellcheck disable=SC2086  # a list of words
  { as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes apt-get -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 install -y -q \
    --no-install-recommends $missing 2> "$log" || echo "Failed"; } | tee -a "$log" | count_set_up
  if tail -n 1 "$log" | grep -qx Failed; then cat "$log" >&2; exit 3; fi
  rm "$log"
}

# What a run as root or through sudo leaves in build/ belongs to the owner of the checkout, so that the next run may be
# anybody's of the two.
own_folder() {
  mkdir -p "$1"
  if [ "$(id -u)" -eq 0 ]; then
    trap 'chown -R --reference=. "'"$1"'"' EXIT
  elif [ -n "$(find "$1" ! -user "$(id -u)" -print -quit)" ]; then
    as_root chown -R "$(id -u):$(id -g)" "$1"
  fi
}

# One for each processor, as far as each has 1 GB of memory to compile in.
build_jobs() {
  processors=$(nproc)
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1000000) }' /proc/meminfo)
  [ "$memory" -lt "$processors" ] && processors=$memory
  [ "$processors" -lt 1 ] && processors=1
  echo "$processors"
}

# Builds the preset `release`, silently where there is nothing to do. All of it, so that cpack finds what it packs.
build_all() {
  cmake --build --preset release -- -n 2> /dev/null | grep -q 'no work to do' || cmake --build --preset release -j "$(build_jobs)"
}
