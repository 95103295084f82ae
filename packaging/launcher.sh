#!/bin/sh
# Runs essaypack with the loader, the libraries and the data beside it; of the system it takes fonts alone.
here=$0
case $here in */*) ;; *) here=./$here ;; esac
while [ -L "$here" ]; do
  link=$(readlink "$here")
  case $link in /*) here=$link ;; *) here=${here%/*}/$link ;; esac
done
here=$(cd "${here%/*}/.." && pwd -P) || exit 3

# What the libraries would look for in folders of the system they were built on.
export FONTCONFIG_PATH="${FONTCONFIG_PATH:-$here/etc/fonts}"
export XDG_DATA_DIRS="$here/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
export GIO_MODULE_DIR="$here/lib/none" GIO_USE_VFS=local GDK_PIXBUF_MODULE_FILE="$here/lib/none"
unset LD_PRELOAD LD_LIBRARY_PATH
exec "$here/lib/ld.so" --inhibit-cache --library-path "$here/lib" --argv0 essaypack "$here/libexec/essaypack" "$@"
