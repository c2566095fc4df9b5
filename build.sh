#!/usr/bin/env bash
# Compiles the build when one of its inputs changed, then runs it.
set -euo pipefail

root="$(cd -- "${BASH_SOURCE[0]%/*}" 2>/dev/null && pwd || pwd)"
project="$root/build/_build.csproj"
assembly="$root/build/bin/_build.dll"
temp="$root/.nuke/temp"
stamp="$temp/build-inputs.stamp"
list="$temp/build-inputs.list"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# What the build is made of: the SDK, the settings that MSBuild takes from the environment, and of every input
# its inode, size and times. The time of the last status change cannot be set back, so no change goes unseen.
state() {
  local inputs format=(-c '%n %i %s %y %z')
  [[ $OSTYPE != darwin* ]] || format=(-f '%N %i %z %Fm %Fc')
  mapfile -t inputs < "$list"
  printf '%s\n' "$dotnet" "${PipelineEngine:-}" "${RestoreAdditionalProjectSources:-}"
  stat "${format[@]}" -- "${inputs[@]}" 2>&1 || true
}

# The SDK that global.json asks for: the one on PATH, one bootstrapped before, or a new one.
find_dotnet() {
  dotnet="$(type -P dotnet || true)"
  if [[ -x "$temp/dotnet/dotnet" ]]; then
    dotnet="$temp/dotnet/dotnet"
  fi
}

bootstrap_dotnet() {
  if [[ -n $dotnet ]] && (cd -- "$root" && "$dotnet" --version > /dev/null 2>&1); then
    return
  fi
  local version='' wanted=(--channel 10.0)
  if [[ -f "$root/global.json" ]]; then
    version="$(sed -n 's/.*"version"[^"]*"\([^"]*\)".*/\1/p' "$root/global.json" | head -n 1)"
  fi
  [[ -z $version ]] || wanted=(--version "$version")
  echo "The .NET SDK ${version:-10.0} is not here; it is installed into .nuke/temp/dotnet." >&2
  mkdir -p "$temp"
  curl --fail --location --silent --show-error --retry 3 --output "$temp/dotnet-install.sh.new" https://dot.net/v1/dotnet-install.sh
  mv -- "$temp/dotnet-install.sh.new" "$temp/dotnet-install.sh"
  bash "$temp/dotnet-install.sh" --install-dir "$temp/dotnet" "${wanted[@]}" --no-path
  dotnet="$temp/dotnet/dotnet"
}

# Lets MSBuild tell which files each project is made of, wherever they lie.
write_targets() {
  cat > "$temp/build-inputs.targets" <<'TARGETS'
<Project>
  <Target Name="WriteBuildInputs" AfterTargets="CoreCompile">
    <ItemGroup>
      <_BuildInput Include="$(MSBuildProjectFullPath);@(Compile->'%(FullPath)');@(EmbeddedResource->'%(FullPath)');@(AdditionalFiles->'%(FullPath)');@(EditorConfigFiles->'%(FullPath)');@(GlobalAnalyzerConfigFiles->'%(FullPath)')" />
    </ItemGroup>
    <WriteLinesToFile File="$(MSBuildProjectExtensionsPath)build-inputs.txt" Lines="@(_BuildInput)" Overwrite="true" />
  </Target>
</Project>
TARGETS
}

# All files and folders whose change may change the build; those that are not there yet count too.
write_list() {
  local projects project_file folder
  mapfile -t projects < <(sed -n 's/^ *"projectPath": "\(.*\)",$/\1/p' "$root"/build/obj/*.nuget.dgspec.json | sort -u)
  {
    printf '%s\n' "$assembly" "$root/build.sh" "$dotnet" "$(dirname -- "$(readlink -f -- "$dotnet")")/sdk" \
      "${NUGET_CONFIG:-$HOME/.nuget/NuGet/NuGet.Config}"
    for project_file in "${projects[@]}"; do
      folder="${project_file%/*}"
      cat -- "$folder/obj/build-inputs.txt"
      find "$folder" \( -name bin -o -name obj -o -name node_modules -o -name .git \) -prune -o \( -type d -o -type f \) -print
      while :; do
        printf "$folder/%s\n" Directory.Build.props Directory.Build.targets Directory.Build.rsp Directory.Packages.props \
          global.json nuget.config NuGet.config NuGet.Config .editorconfig .globalconfig
        # Files that a project or one of its property files imports by a path.
        sed -n "s#.*<Import Project=\"\(\$(MSBuildThisFileDirectory)\|\$(MSBuildProjectDirectory)/\)\{0,1\}\([^\"\$]*\)\".*#$folder/\2#p" \
          "$folder"/*.props "$folder"/*.targets "$folder"/*.csproj 2> /dev/null || true
        [[ -n $folder && $folder != / ]] || break
        folder="${folder%/*}"
      done
    done
  } | grep -v '/obj/' | sort -u > "$list.new"
  mv -- "$list.new" "$list"
}

compile() {
  bootstrap_dotnet
  mkdir -p "$temp"
  rm -f -- "$stamp"
  write_targets
  : > "$temp/build-inputs.begin"
  "$dotnet" build "$project" -nologo --verbosity quiet -noconlog "-l:ConsoleLogger,Microsoft.Build;NoSummary;Verbosity=quiet" "-p:CustomAfterMicrosoftCommonTargets=$temp/build-inputs.targets" >&2
  write_list
  # An input that changed while the compiler ran may or may not be in the result: the next run compiles again.
  if [[ -z "$(xargs -d '\n' -a "$list" -I{} find {} -maxdepth 0 -type f -newer "$temp/build-inputs.begin" ! -path "$assembly" 2> /dev/null | head -n 1)" ]]; then
    state > "$stamp.new"
    mv -- "$stamp.new" "$stamp"
  fi
}

find_dotnet
if [[ -z $dotnet || ! -f $stamp || ! -f $list || "$(state)" != "$(< "$stamp")" ]]; then
  compile
fi

exec "$dotnet" "$assembly" "$@"
