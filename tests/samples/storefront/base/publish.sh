#!/bin/sh
# Prepares the build context of a .NET module, run in the module's folder.
#
#   publish.sh PROJECT [--upstream-base]
#
# .image/base     the root file system that stands in for a base image; empty with --upstream-base
# .image/runtime  the .NET runtime that a self-contained publish brings, the same bytes for every module
# .image/app      the module's own files
set -eu
umask 022

project=$1
name=$(basename "$project")
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p .image

if [ "${2:-}" = --upstream-base ]; then
  rm -rf .image/base
  mkdir .image/base
else
  sh "$here/assemble.sh" .image/base base-files libc6 libgcc-s1 libstdc++6 libssl3 zlib1g
fi

case $(uname -m) in
  x86_64) runtime=linux-x64 ;;
  aarch64 | arm64) runtime=linux-arm64 ;;
  *) echo "publish.sh: .NET has no runtime for $(uname -m) here. Build on x86_64 or arm64." >&2; exit 1 ;;
esac

rm -rf .image/runtime .image/app
# Build output of its own: tests of the same project may be built at the same time. No build server outlives the command.
dotnet publish "$project" --configuration Release --runtime "$runtime" --self-contained --artifacts-path .image/build \
  --output .image/runtime --nologo -nodeReuse:false \
  -p:UseSharedCompilation=false -p:ContinuousIntegrationBuild=true -p:DebugType=none -p:PathMap="$PWD=/src"

mkdir .image/app
mv ".image/runtime/$name" .image/runtime/"$name".* .image/app/
find .image/runtime .image/app -name 'appsettings*.json' -exec mv {} .image/app/ \;
find .image/runtime .image/app -exec touch -h -d @1767225600 {} +
