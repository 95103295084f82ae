# Read by examples/make-book.sh, tests/run.sh and .ci/run, from the checkout's top folder: installs what is missing of
# Debian 12. Root calls apt-get directly, anybody else through sudo; where nothing is missing, neither is called.

build_packages='g++ make cmake ninja-build pkgconf libboost-program-options-dev libboost-test-dev libicu-dev libpugixml-dev
  libyaml-cpp-dev nlohmann-json3-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libgumbo-dev libdeflate-dev libzip-dev
  nettle-dev librsvg2-dev libcairo2-dev libfontconfig-dev libharfbuzz-dev libkainjow-mustache-dev libtomlplusplus-dev
  libcpp-httplib-dev duktape-dev libcurl4-openssl-dev'
font_packages='fonts-noto-cjk'
# What a book can use where it is installed (the Recommends of the .deb).
helper_packages='libvips42 libjs-katex source-highlight'
test_packages='epubcheck default-jre-headless jing libxml2-utils git python3 python3-jsonschema python3-yaml unzip file procps systemd
  dpkg-dev newsboat sqlite3 zsh fish curl chromium'
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

# install_missing PACKAGE...
install_missing() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  say "installing:$missing"
  # The lock may be held by another apt for a while; a container's package lists may be old or absent.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 update -qq
  # shellcheck disable=SC2086  # a list of words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends \
    $missing >/dev/null
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
