#!/usr/bin/env bash
# Compiles the build when one of its inputs changed, then runs it.
set -euo pipefail

root="$(cd -- "${BASH_SOURCE[0]%/*}" 2>/dev/null && pwd || pwd)"
project="$root/build/_build.csproj"
assembly="$root/build/bin/_build.dll"
temp="$root/.nuke/temp"
# Of this folder: every input, and how the disk describes them.
list="$temp/build-inputs.list"
stamp="$temp/build-inputs.stamp"
# Beside what was compiled, so that a copy of build/bin is known as current wherever it is: where inputs lie, and what they contain.
sources="$root/build/bin/build-inputs.list"
record="$root/build/bin/build-inputs.sha256"
nuget_settings="${NUGET_CONFIG:-$HOME/.nuget/NuGet/NuGet.Config}"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

property_files=(Directory.Build.props Directory.Build.targets Directory.Build.rsp Directory.Packages.props
  global.json nuget.config NuGet.config NuGet.Config .editorconfig .globalconfig)

# The settings that MSBuild takes from the environment, and the platform whose machine code the build is compiled to.
settings() {
  printf '%s\n' "${PipelineEngine:-}" "${RestoreAdditionalProjectSources:-}" "${Configuration:-}" "$OSTYPE-$HOSTTYPE"
}

# What the build is made of: the SDK, the settings, and of every input its inode, size and times.
# The time of the last status change cannot be set back, so no change goes unseen. For a subshell, which becomes stat.
state() {
  local inputs format=(-c '%n %i %s %y %z')
  [[ $OSTYPE != darwin* ]] || format=(-f '%N %i %z %Fm %Fc')
  cd -- "$root"
  IFS=$'\n' read -r -d '' -a inputs < "$list" || true
  printf '%s\n' "$dotnet"
  settings
  exec stat "${format[@]}" -- "${inputs[@]}" 2>&1
}

# All files and folders whose change may change the build, below the root as paths from there.
# Of a project (folder/) everything counts, of a folder of other sources (folder/.) what lies directly in it.
inputs() {
  local input projects=() folders=() skipped=(-name bin -o -name obj -o -name node_modules -o -name .git)
  cd -- "$root"
  while IFS= read -r input; do
    case $input in
      */.) folders+=("$input") ;;
      */) projects+=("$input") ;;
      *) printf '%s\n' "$input" ;;
    esac
  done < "$sources"
  find "${projects[@]}" \( "${skipped[@]}" \) -prune -o \( -type d -o -type f \) -print 2> /dev/null || true
  [[ ${#folders[@]} == 0 ]] || find "${folders[@]}" -maxdepth 1 \( "${skipped[@]}" \) -prune -o -print 2> /dev/null || true
}

above_root() {
  local folder="$root" name
  while [[ -n $folder ]]; do
    folder="${folder%/*}"
    for name in "${property_files[@]}"; do
      printf '%s/%s\n' "$folder" "$name"
    done
  done
}

# The same by content, true in every folder and on every machine: the SDK's version, the settings, the inputs, what was compiled.
# The machine's own NuGet settings say where packages come from, not which; they do not count.
contents() {
  local input files=() sum=(sha256sum)
  [[ $OSTYPE != darwin* ]] || sum=(shasum -a 256)
  cd -- "$root"
  printf '%s\n' "$version"
  settings
  # Inputs elsewhere are those of this folder only.
  ! grep -q '^/' "$sources" || printf '%s\n' "$root"
  while IFS= read -r input; do
    [[ ! -f $input ]] || printf '%s %s\n' "${input##*/}" "$("${sum[@]}" < "$input")"
  done < <(above_root)
  while IFS= read -r input; do
    if [[ -f $input ]]; then
      files+=("$input")
    elif [[ -d $input ]]; then
      printf 'folder %s\n' "$input"
    else
      printf 'absent %s\n' "$input"
    fi
  done < <({ inputs && find build/bin -type f ! -name 'build-inputs.sha256*'; } | LC_ALL=C sort -u)
  "${sum[@]}" -- "${files[@]}"
}

# The SDK that global.json asks for: the one on PATH, one bootstrapped before, or a new one.
find_dotnet() {
  dotnet="$(type -P dotnet || true)"
  if [[ -x "$temp/dotnet/dotnet" ]]; then
    dotnet="$temp/dotnet/dotnet"
  fi
}

sdk_version() {
  cd -- "$root" && "$dotnet" --version 2> /dev/null
}

download() {
  if type -P curl > /dev/null; then
    curl --fail --location --silent --show-error --retry 3 --output "$2" "$1"
  elif type -P wget > /dev/null; then
    wget -q -O "$2" "$1"
  else
    echo "Neither curl nor wget is here." >&2
    return 1
  fi
}

# What is half installed lies in a folder that no run uses.
install_dotnet() {
  local script="$temp/dotnet.new/dotnet-install.sh" url=https://dot.net/v1/dotnet-install.sh
  rm -rf -- "$temp/dotnet.new"
  mkdir -- "$temp/dotnet.new"
  download "$url" "$script" || { echo "$url could not be downloaded." >&2; return 1; }
  bash "$script" --install-dir "$temp/dotnet.new" "$@" --no-path >&2 || return 1
  dotnet="$temp/dotnet.new/dotnet"
  version="$(sdk_version)" || { echo "What was installed is not what global.json asks for." >&2; return 1; }
  rm -rf -- "$temp/dotnet"
  mv -- "$temp/dotnet.new" "$temp/dotnet"
  dotnet="$temp/dotnet/dotnet"
}

bootstrap_dotnet() {
  local pinned='' wanted=(--channel 10.0)
  if [[ -f "$root/global.json" ]]; then
    pinned="$(tr -d '\n' < "$root/global.json" | sed -n 's/.*"sdk"[^{]*{[^}]*"version"[^"]*"\([^"]*\)".*/\1/p')"
  fi
  if [[ -n $dotnet ]] && version="$(sdk_version)" && [[ -n $pinned || ${version%%.*} -ge 10 ]]; then
    return
  fi
  [[ -z $pinned ]] || wanted=(--version "$pinned")
  echo "The .NET SDK ${pinned:-10.0} is not here; it is installed into .nuke/temp/dotnet." >&2
  install_dotnet "${wanted[@]}" || {
    rm -rf -- "$temp/dotnet.new"
    echo "The .NET SDK ${pinned:-10.0} could not be installed. Try again, or install it from https://dotnet.microsoft.com/download and put it on PATH." >&2
    exit 1
  }
}

# Lets MSBuild tell which files each project is made of, wherever they lie, and which folders hold packages and the SDK:
# what is there is named by its version.
write_targets() {
  cat > "$temp/build-inputs.targets" <<'TARGETS'
<Project>
  <Target Name="WriteBuildInputs" AfterTargets="CoreCompile">
    <ItemGroup>
      <_BuildSource Include="@(Compile);@(EmbeddedResource)" />
      <_BuildInput Include="$(MSBuildProjectFullPath);@(_BuildSource->'%(FullPath)');@(_BuildSource->'%(RootDir)%(Directory).'->Distinct());@(AdditionalFiles->'%(FullPath)');@(EditorConfigFiles->'%(FullPath)');@(GlobalAnalyzerConfigFiles->'%(FullPath)');@(ProjectReference->WithMetadataValue('OutputItemType', 'Analyzer')->'%(RootDir)%(Directory)')" />
    </ItemGroup>
    <WriteLinesToFile File="$(MSBuildProjectExtensionsPath)build-inputs.txt" Lines="@(_BuildInput)" Overwrite="true" />
    <WriteLinesToFile File="$(MSBuildProjectExtensionsPath)build-packages.txt" Lines="$(NetCoreRoot);$(NuGetPackageFolders)" Overwrite="true" />
  </Target>
</Project>
TARGETS
}

# Files that property files and projects of a folder import by a path, and what those import.
imports() {
  local folder="$1" imported
  while IFS= read -r imported; do
    imported="${imported//\\//}"
    [[ $imported == /* ]] || imported="$folder/$imported"
    printf '%s\n' "$imported"
    # Files may import each other.
    ((${#FUNCNAME[@]} > 10)) || imports "${imported%/*}" "$imported"
  done < <(sed -nE 's#.*<Import Project="(\$\(MSBuildThisFileDirectory\)|\$\(MSBuildProjectDirectory\)[/\\])?([^"$]*)".*#\2#p' "${@:2}" 2> /dev/null)
}

# Where inputs lie; those that are not there yet count too.
write_sources() {
  local projects project input folder packages known
  IFS=$'\n' read -r -d '' -a projects < <(sed -n 's/^ *"projectPath": "\(.*\)",$/\1/p' "$root"/build/obj/*.nuget.dgspec.json | sort -u) || true
  IFS=$'\n' read -r -d '' -a packages < "$root/build/obj/build-packages.txt" || true
  {
    printf '%s\n' "$root/build.sh"
    for project in "${projects[@]}"; do
      printf '%s/\n' "${project%/*}"
      cat -- "${project%/*}/obj/build-inputs.txt"
    done
    for project in "${projects[@]}"; do
      folder="$project"
      while [[ -n $folder ]]; do
        folder="${folder%/*}"
        printf '%s\n' "$folder"
      done
    done | sort -u | while IFS= read -r folder; do
      [[ $root/ == "$folder"/?* ]] || printf "$folder/%s\n" "${property_files[@]}"
      imports "$folder" "$folder"/*.props "$folder"/*.targets "$folder"/*.csproj
    done
  } | while IFS= read -r input; do
    for known in "${packages[@]}"; do
      [[ $input != "$known"* ]] || continue 2
    done
    # What is above the root counts by its name, a project's own folders count anyway.
    [[ $root/ != "${input%/*}"/?* || " ${property_files[*]} " != *" ${input##*/} "* ]] || continue
    for project in "${projects[@]}"; do
      [[ $input != "${project%/*}/"*. || $input != */. ]] || continue 2
    done
    input="${input#"$root/"}"
    [[ /$input == */obj/* ]] || printf '%s\n' "$input"
  done | LC_ALL=C sort -u > "$sources.new"
  mv -- "$sources.new" "$sources"
}

write_list() {
  {
    printf '%s\n' "$assembly" "$dotnet" "$(dirname -- "$(readlink -f -- "$dotnet")")/sdk" "$nuget_settings"
    above_root
    inputs
  } | LC_ALL=C sort -u > "$list.new"
  mv -- "$list.new" "$list"
}

# Whether what was compiled is of these very inputs.
is_current() {
  local now
  [[ -f $assembly && -f $sources && -f $record ]] || return 1
  write_list
  (state) > "$stamp.new" || true
  now="$(contents)" && [[ $now == "$(< "$record")" ]]
}

compile() {
  local input now made=''
  rm -f -- "$stamp"
  if [[ -f $record ]]; then echo 'The build has changed and is compiled.' >&2; else echo 'The build is compiled, which takes a minute or more the first time.' >&2; fi
  # Where NuGet finds no settings it writes some: no change of an input.
  [[ -f $nuget_settings ]] || made="$nuget_settings"
  write_targets
  : > "$temp/build-inputs.begin"
  "$dotnet" build "$project" -nologo --verbosity quiet -noconlog "-l:ConsoleLogger,Microsoft.Build;NoSummary;Verbosity=quiet" "-p:CustomAfterMicrosoftCommonTargets=$temp/build-inputs.targets" >&2
  write_sources
  write_list
  (state) > "$stamp.new" || true
  now="$(contents)" || now=''
  printf '%s\n' "$now" > "$record.new"
  # An input that changed while the compiler ran may or may not be in the result: the next run compiles again.
  while IFS= read -r input; do
    [[ $input == /* ]] || input="$root/$input"
    [[ ! -f $input || ! $input -nt "$temp/build-inputs.begin" || $input == "$assembly" || $input == "$made" ]] || return 0
  done < "$list"
  mv -- "$record.new" "$record"
  mv -- "$stamp.new" "$stamp"
}

find_dotnet
if [[ -z $dotnet || ! -f $stamp || ! -f $list ]] || ! cmp -s -- "$stamp" <(state); then
  mkdir -p "$temp"
  bootstrap_dotnet
  if is_current; then
    mv -- "$stamp.new" "$stamp"
  else
    compile
  fi
fi

# What the build starts finds the same SDK.
[[ $dotnet != "$temp/"* ]] || export DOTNET_ROOT="$temp/dotnet" PATH="$temp/dotnet:$PATH"

exec "$dotnet" "$assembly" "$@"
