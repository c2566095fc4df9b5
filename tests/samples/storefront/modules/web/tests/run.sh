#!/bin/sh
# Runs every function below whose name begins with "test_" and writes test-results/web.xml as JUnit XML.
# A test fails when it ends with another code than 0; what it printed is its message.
set -u
cd "$(dirname "$0")/.."

print() {
  env -i PATH="$PATH" RESOLV_CONF=/dev/null "$@" sh server/start.sh --print
}

forwards_to() {
  expected=$1
  shift
  print "$@" >"$work/conf" || return 1
  grep -qF "set \$orders $expected;" "$work/conf" || { echo "expected $expected, found: $(grep 'set \$orders' "$work/conf")"; return 1; }
}

refuses() {
  if print "$@" >"$work/conf" 2>&1; then
    echo "it was accepted"
    return 1
  fi
  grep -qF 'expected an address such as' "$work/conf"
}

test_an_explicit_address_of_orders_wins() {
  forwards_to http://example.org:81 ORDERS_URL=http://example.org:81/ ORDERS_SERVICE_HOST=10.0.0.7
}

test_without_one_the_service_variables_of_Kubernetes_are_used() {
  forwards_to http://10.0.0.7:9090 ORDERS_SERVICE_HOST=10.0.0.7 ORDERS_SERVICE_PORT=9090
}

test_without_those_the_name_of_the_service_is_used() {
  forwards_to http://orders:8080
}

test_an_address_that_would_end_the_directive_is_refused() {
  refuses 'ORDERS_URL=http://orders;return 200'
}

test_an_address_of_several_lines_is_refused() {
  refuses 'ORDERS_URL=http://orders
http://other'
}

test_an_address_of_another_scheme_is_refused() {
  refuses ORDERS_URL=file:///etc/passwd
}

test_names_are_looked_up_at_the_first_name_server() {
  printf 'search local\nnameserver 10.1.2.3\nnameserver 10.4.5.6\n' >"$work/resolv.conf"
  print RESOLV_CONF="$work/resolv.conf" | grep -qF 'resolver 10.1.2.3 '
}

test_no_placeholder_is_left_in_the_configuration() {
  ! print | grep -n '@[A-Z]*@'
}

test_everything_that_the_page_links_to_is_there() {
  links=$(sed -n 's/.* \(href\|src\)="\/\([^"]*\)".*/\2/p' site/index.html)
  [ -n "$links" ] || { echo "the page links to nothing"; return 1; }
  for link in $links; do
    [ -f "site/$link" ] || { echo "site/$link is missing"; return 1; }
  done
}

test_the_page_calls_only_paths_that_are_forwarded() {
  calls=$(grep -o "ask('[^']*'" site/storefront.js | sed "s/ask('//; s/'//")
  [ -n "$calls" ] || { echo "the page calls nothing"; return 1; }
  for call in $calls; do
    case $call in /api/*) ;; *) echo "$call is not below /api/"; return 1 ;; esac
  done
}

escape() {
  LC_ALL=C tr -d '\000-\010\013\014\016-\037' | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g'
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
total=0 failed=0
for name in $(sed -n 's/^\(test_[A-Za-z0-9_]*\)().*/\1/p' tests/run.sh); do
  total=$((total + 1))
  title=$(printf %s "${name#test_}" | tr _ ' ')
  if "$name" >"$work/out" 2>&1; then
    echo "passed  $title"
    printf '  <testcase classname="web" name="%s"/>\n' "$title" >>"$work/cases"
  else
    failed=$((failed + 1))
    echo "FAILED  $title"
    sed 's/^/        /' "$work/out"
    printf '  <testcase classname="web" name="%s"><failure message="%s"/></testcase>\n' "$title" "$(escape <"$work/out")" >>"$work/cases"
  fi
done

mkdir -p test-results
{
  echo '<?xml version="1.0" encoding="UTF-8"?>'
  printf '<testsuite name="web" tests="%s" failures="%s">\n' "$total" "$failed"
  cat "$work/cases"
  echo '</testsuite>'
} >test-results/web.xml.partial
mv test-results/web.xml.partial test-results/web.xml
echo "$((total - failed)) of $total passed"
[ "$failed" -eq 0 ]
