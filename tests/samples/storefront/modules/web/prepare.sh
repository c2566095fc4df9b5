#!/bin/sh
# Prepares the build context: nginx with what it needs, and a shell for the entry point.
set -eu
cd "$(dirname "$0")"
sh ../../base/assemble.sh .image/base base-files busybox-static libc6 libcrypt1 libpcre2-8-0 libssl3 nginx zlib1g
