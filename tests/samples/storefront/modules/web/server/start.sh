#!/bin/sh
# Writes nginx's configuration for this environment to $STATE and becomes nginx. With --print it only prints it.
#
# The orders service is ORDERS_URL when set; else the address that Kubernetes hands to containers (ORDERS_SERVICE_HOST and
# ORDERS_SERVICE_PORT), which needs no DNS; else the name "orders" at port 8080.
set -eu

here=${0%/*}
state=${STATE:-/tmp}
orders=${ORDERS_URL:-http://${ORDERS_SERVICE_HOST:-orders}:${ORDERS_SERVICE_PORT:-8080}}
orders=${orders%/}

# What goes into the configuration must not be able to end a directive.
if ! printf '%s\n' "$orders" | grep -Eqx 'https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?' || [ "$(printf '%s\n' "$orders" | wc -l)" -ne 1 ]; then
  echo "start.sh: the orders service is at '$orders'; expected an address such as http://orders:8080." >&2
  exit 64
fi

# A name is looked up again while nginx runs, so that a service may move.
resolver=$(sed -n 's/^nameserver[[:space:]]\{1,\}\([0-9.]\{1,\}\)[[:space:]]*$/\1/p' "${RESOLV_CONF:-/etc/resolv.conf}" 2>/dev/null | head -n 1)

configuration() {
  sed -e "s|@STATE@|$state|g" -e "s|@ORDERS@|$orders|g" -e "s|@RESOLVER@|${resolver:-127.0.0.1}|g" "$here/nginx.conf"
}

if [ "${1:-}" = --print ]; then
  configuration
  exit
fi
configuration >"$state/nginx.conf"
exec /usr/sbin/nginx -e stderr -c "$state/nginx.conf"
