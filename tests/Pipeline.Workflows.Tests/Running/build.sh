#!/usr/bin/env bash
# Stands where a repository's build stands: it notes what it is asked for, checks that what earlier jobs made is there, and
# leaves the files that later jobs need.
set -euo pipefail

note() { flock "$RECORD" sh -c 'echo "$1" >> "$2"' - "$GITHUB_EVENT_NAME $*" "$RECORD"; }
need() { for file in "$@"; do test -s "$file" || { echo "missing: $file" >&2; exit 1; }; done; }
make() { mkdir -p "$(dirname "$1")"; echo "$GITHUB_JOB" > "$1"; }

# Compiled by the run's first job, and by those that need none before them.
if [[ ! -e build/bin/_build.dll ]]; then
  [[ $GITHUB_JOB = source || $GITHUB_JOB = select || " rollback pack publish " = *" $GITHUB_JOB "* ]] || { echo "$GITHUB_JOB compiles the build" >&2; exit 1; }
  make build/bin/_build.dll
fi
[[ $* != --help ]] || exit 0
note "$*"
targets=() module="" environment="" outcome=""
while (($#)); do
  case $1 in
    --module) module=$2; shift ;;
    --environment) environment=$2; shift ;;
    --changed-since) git rev-parse --verify --quiet "$2^{commit}" > /dev/null; shift ;;
    --outcome) outcome=$2; shift ;;
    --from | --remote | --moving-tag | --layers-of | --package-tag) shift ;;
    --into) shift 2 ;;
    --*) ;;
    *) targets+=("$1") ;;
  esac
  shift
done

result="artifacts/$module"
for target in ${targets[@]+"${targets[@]}"}; do
  case $target in
    Modules) echo 'modules=["orders","web"]' >> "$GITHUB_OUTPUT" ;;
    Clone) make "$result/clone/result.json" ;;
    BuildImage) make "$result/build-image/result.json"; make "$result/build-image/image.tar" ;;
    UnitTest) make "$result/unit-test/result.json" ;;
    Scan) need "$result"/build-image/{result.json,image.tar}; make "$result/scan/result.json" ;;
    Push)
      need "$result"/{clone,build-image,unit-test,scan}/result.json "$result/build-image/image.tar" "$DOCKER_CONFIG/config.json"
      test -n "$REGISTRY"
      if [[ -e ${FAIL_ONCE:-/nowhere} && $module = orders ]]; then rm "$FAIL_ONCE"; exit 1; fi
      make "$result/push/result.json" ;;
    Chart) need "$result/push/result.json"; make "$result/chart/result.json" ;;
    Deploy)
      need artifacts/{catalog,orders,web}/{clone,build-image,unit-test,scan,push,chart}/result.json
      test -z "$(find artifacts -name image.tar)"
      test "$KUBERNETES_CREDENTIALS" = "kube of $environment"
      make "artifacts/deployed" ;;
    IntegrationTest) need artifacts/deployed ;;
    VersionPlan) make artifacts/version-plan.json ;;
    ReleaseNotes) need artifacts/version-plan.json; make artifacts/release-notes.md ;;
    Tag | UpdateBranches)
      [[ $target = UpdateBranches ]] || need artifacts/version-plan.json
      git push --quiet origin "HEAD:refs/heads/pushed-by-${target,,}" ;;
    Release)
      need artifacts/{catalog,orders,web}/{unit-test,scan,chart}/result.json artifacts/deployed artifacts/version-plan.json
      test -n "$GITHUB_TOKEN"
      make "artifacts/publications.json" ;;
    TagImages)
      need artifacts/{catalog,orders,web}/push/result.json "$DOCKER_CONFIG/config.json"
      git rev-parse --verify --quiet refs/remotes/origin/pushed-by-tag > /dev/null ;;
    Notify)
      need artifacts/{catalog,orders,web}/{clone,build-image,unit-test,scan}/result.json
      [[ $outcome != success ]] || need artifacts/deployed ;;
    Rollback) test "$KUBERNETES_CREDENTIALS" = "kube of $environment" ;;
    GenerateWorkflows) ;;
    Pack) test -z "${PACKAGE_KEY:-}"; make artifacts/packages/library.nupkg ;;
    PublishPackages)
      need artifacts/packages/library.nupkg
      test "$PACKAGE_KEY @ $PACKAGE_SOURCE" = "key of packages @ https://nuget.example.org/v3/index.json" ;;
    CheckPackageTag) ;;
    *) echo "unknown target: $target" >&2; exit 2 ;;
  esac
done
