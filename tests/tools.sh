#!/bin/sh
# Install what the checks need besides Python packages, where that is missing and allowed.
set -u

missing=
command -v chromium >/dev/null || missing="$missing chromium fonts-nanum fonts-noto-color-emoji"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing="$missing postgresql"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing$missing"
  apt-get update -qq
  # shellcheck disable=SC2086 # several packages
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing \
    >/dev/null && exit 0
fi
echo "Some checks will be skipped, for want of:$missing"
echo "To run them too, first: sudo apt install$missing"
