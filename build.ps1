#!/usr/bin/env pwsh
# Compiles the build when one of its inputs changed, then runs it.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

$root = $PSScriptRoot
$project = Join-Path $root 'build/_build.csproj'
$assembly = Join-Path $root 'build/bin/_build.dll'
$temp = Join-Path $root '.nuke/temp'
# Of this folder: every input, and how the disk describes them.
$list = Join-Path $temp 'build-inputs.ps1.list'
$stamp = Join-Path $temp 'build-inputs.ps1.stamp'
# Beside what was compiled, so that a copy of build/bin is known as current wherever it is: where inputs lie, and what they contain.
$sources = Join-Path $root 'build/bin/build-inputs.ps1.list'
$record = Join-Path $root 'build/bin/build-inputs.ps1.sha256'

$env:DOTNET_NOLOGO = 1
$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1

$propertyFiles = 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Build.rsp', 'Directory.Packages.props', 'global.json', 'nuget.config', '.editorconfig', '.globalconfig'

# The settings that MSBuild takes from the environment, and the platform whose machine code the build is compiled to.
function Get-Settings {
    $runtime = [System.Runtime.InteropServices.RuntimeInformation]
    "$env:PipelineEngine|$env:RestoreAdditionalProjectSources|$env:Configuration|$($runtime::OSDescription)|$($runtime::ProcessArchitecture)"
}

# An input's path; below the root it is written as a path from there.
function Get-FullPath([string] $path) { [System.IO.Path]::Combine($root, $path) }

# What the build is made of: the SDK, the settings, and of every input its size and times.
function Get-State {
    $lines = [System.Collections.Generic.List[string]]::new()
    $lines.Add("$script:dotnet|$(Get-Settings)")
    foreach ($path in [System.IO.File]::ReadAllLines($list)) {
        $full = Get-FullPath $path
        $isFile = [System.IO.File]::Exists($full)
        $item = if ($isFile) { [System.IO.FileInfo]::new($full) } else { [System.IO.DirectoryInfo]::new($full) }
        $size = if ($isFile) { $item.Length } else { 0 }
        $lines.Add("$path|$($item.Exists)|$size|$($item.LastWriteTimeUtc.Ticks)|$($item.CreationTimeUtc.Ticks)")
    }
    return $lines -join "`n"
}

# Files and folders below a folder, all or only those that lie directly in it, without what is compiled or fetched.
function Get-Entries([string] $folder, [bool] $all) {
    $full = Get-FullPath $folder
    if (-not [System.IO.Directory]::Exists($full)) { return }
    foreach ($entry in [System.IO.DirectoryInfo]::new($full).GetFileSystemInfos()) {
        if ($entry.Name -in 'bin', 'obj', 'node_modules', '.git') { continue }
        $path = "$folder$($entry.Name)"
        $path
        if ($all -and $entry -is [System.IO.DirectoryInfo]) { Get-Entries "$path/" $true }
    }
}

# All files and folders whose change may change the build.
# Of a project (folder/) everything counts, of a folder of other sources (folder/.) what lies directly in it.
function Get-Inputs {
    foreach ($path in [System.IO.File]::ReadAllLines($sources)) {
        $path
        if ($path.EndsWith('/.')) { Get-Entries $path.Substring(0, $path.Length - 1) $false }
        elseif ($path.EndsWith('/')) { Get-Entries $path $true }
    }
}

function Get-PropertyFilesAboveRoot {
    for ($folder = Split-Path $root; $folder; $folder = Split-Path $folder) {
        foreach ($name in $propertyFiles) { Join-Path $folder $name }
    }
}

# The same by content, true in every folder and on every machine: the SDK's version, the settings, the inputs, what was compiled.
# The machine's own NuGet settings say where packages come from, not which; they do not count.
function Get-Contents {
    $lines = [System.Collections.Generic.SortedSet[string]]::new([StringComparer]::Ordinal)
    $sha = [System.Security.Cryptography.SHA256]::Create()
    $hash = { param($path) [BitConverter]::ToString($sha.ComputeHash([System.IO.File]::ReadAllBytes($path))) }
    $inputs = @(Get-Inputs)
    foreach ($path in $inputs) {
        $full = Get-FullPath $path
        # Inputs elsewhere are those of this folder only.
        if ([System.IO.Path]::IsPathRooted($path)) { [void] $lines.Add("root $root") }
        if ([System.IO.File]::Exists($full)) { [void] $lines.Add("$path $(& $hash $full)") }
        elseif ([System.IO.Directory]::Exists($full)) { [void] $lines.Add("$path folder") }
        else { [void] $lines.Add("$path absent") }
    }
    foreach ($file in [System.IO.Directory]::GetFiles((Split-Path $assembly), '*', 'AllDirectories')) {
        if ($file -notlike '*build-inputs.ps1.sha256*') { [void] $lines.Add("$($file.Substring($root.Length).Replace('\', '/')) $(& $hash $file)") }
    }
    $above = Get-PropertyFilesAboveRoot | Where-Object { [System.IO.File]::Exists($_) } | ForEach-Object { "$(Split-Path $_ -Leaf) $(& $hash $_)" }
    return (@($script:version, (Get-Settings)) + @($above) + @($lines)) -join "`n"
}

function Find-DotNet {
    foreach ($name in 'dotnet.exe', 'dotnet') {
        $bootstrapped = Join-Path $temp "dotnet/$name"
        if (Test-Path $bootstrapped -PathType Leaf) { return $bootstrapped }
    }
    $command = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($command) { return $command.Source }
    return ''
}

# The version of the SDK that global.json asks for; empty when it is not here.
function Get-SdkVersion {
    Push-Location $root
    # Windows PowerShell takes what a program writes to its error stream for an exception.
    $ErrorActionPreference = 'Continue'
    try { $version = & $script:dotnet --version 2> $null } finally { Pop-Location }
    if ($LASTEXITCODE -eq 0) { return "$version" }
    return ''
}

# What is half installed lies in a folder that no run uses.
function Install-DotNet([hashtable] $wanted) {
    $folder = Join-Path $temp 'dotnet'
    $url = 'https://dot.net/v1/dotnet-install.ps1'
    if (Test-Path "$folder.new") { Remove-Item "$folder.new" -Recurse -Force }
    New-Item "$folder.new" -ItemType Directory | Out-Null
    $installer = Join-Path "$folder.new" 'dotnet-install.ps1'
    [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
    try { (New-Object System.Net.WebClient).DownloadFile($url, $installer) }
    catch { throw "$url could not be downloaded: $($_.Exception.Message)" }
    & $installer -InstallDir "$folder.new" @wanted -NoPath | Out-Host
    $script:dotnet = 'dotnet.exe', 'dotnet' | ForEach-Object { Join-Path "$folder.new" $_ } | Where-Object { Test-Path $_ -PathType Leaf } | Select-Object -First 1
    $script:version = if ($script:dotnet) { Get-SdkVersion } else { '' }
    if (-not $script:version) { throw 'What was installed is not what global.json asks for.' }
    if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    Move-Item "$folder.new" $folder
    $script:dotnet = Find-DotNet
}

# The SDK that global.json asks for: the one on PATH, one bootstrapped before, or a new one.
function Initialize-DotNet {
    $wanted = @{ Channel = '10.0' }
    $pin = Join-Path $root 'global.json'
    if (Test-Path $pin) {
        $sdk = (Get-Content $pin -Raw | ConvertFrom-Json).PSObject.Properties['sdk']
        if ($sdk -and $sdk.Value.PSObject.Properties['version']) { $wanted = @{ Version = $sdk.Value.version } }
    }
    $script:version = if ($script:dotnet) { Get-SdkVersion } else { '' }
    if ($script:version -and ($wanted.ContainsKey('Version') -or [int] $script:version.Split('.')[0] -ge 10)) { return }
    Write-Host "The .NET SDK $($wanted.Values) is not here; it is installed into .nuke/temp/dotnet."
    try { Install-DotNet $wanted }
    catch {
        Remove-Item (Join-Path $temp 'dotnet.new') -Recurse -Force -ErrorAction SilentlyContinue
        [Console]::Error.WriteLine($_.Exception.Message)
        [Console]::Error.WriteLine("The .NET SDK $($wanted.Values) could not be installed. Try again, or install it from https://dotnet.microsoft.com/download and put it on PATH.")
        exit 1
    }
}

# Lets MSBuild tell which files each project is made of, wherever they lie, and which folders hold packages and the SDK:
# what is there is named by its version.
function Write-Targets([string] $path) {
    [System.IO.File]::WriteAllText($path, @'
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
'@)
}

# Files that property files and projects of a folder import by a path, and what those import.
function Get-Imports([string] $folder, [string[]] $files, [int] $depth = 0) {
    foreach ($import in Select-String -Path $files -Pattern '<Import Project="(?:\$\(MSBuildThisFileDirectory\)|\$\(MSBuildProjectDirectory\)[\\/])?([^"$]*)"' -ErrorAction SilentlyContinue) {
        $imported = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($folder, $import.Matches[0].Groups[1].Value.Replace('\', '/')))
        $imported
        # Files may import each other.
        if ($depth -lt 10 -and (Test-Path $imported -PathType Leaf)) { Get-Imports (Split-Path $imported) @($imported) ($depth + 1) }
    }
}

# Where inputs lie; those that are not there yet count too.
function Write-Sources {
    $graph = Get-ChildItem (Join-Path $root 'build/obj') -Filter '*.nuget.dgspec.json' | Select-Object -First 1
    $folders = @((Get-Content $graph.FullName -Raw | ConvertFrom-Json).projects.PSObject.Properties.Name | ForEach-Object { Split-Path $_ })
    $packages = @([System.IO.File]::ReadAllLines((Join-Path $root 'build/obj/build-packages.txt')) | Where-Object { $_ })
    $above = @(Get-PropertyFilesAboveRoot)
    $found = [System.Collections.Generic.SortedSet[string]]::new([StringComparer]::Ordinal)
    [void] $found.Add((Join-Path $root 'build.ps1'))
    foreach ($folder in $folders) {
        [void] $found.Add("$folder/")
        foreach ($line in [System.IO.File]::ReadAllLines((Join-Path $folder 'obj/build-inputs.txt'))) { [void] $found.Add($line) }
        for ($parent = $folder; $parent; $parent = Split-Path $parent) {
            foreach ($name in $propertyFiles) { [void] $found.Add((Join-Path $parent $name)) }
            foreach ($imported in Get-Imports $parent @((Join-Path $parent '*.props'), (Join-Path $parent '*.targets'), (Join-Path $parent '*.csproj'))) { [void] $found.Add($imported) }
        }
    }
    $inputs = foreach ($path in $found) {
        # What is above the root counts by its name, a project's own folders count anyway.
        if ($path -in $above) { continue }
        $normal = $path.Replace('\', '/')
        if ($packages | Where-Object { $path.StartsWith($_) }) { continue }
        if ($normal.EndsWith('/.') -and ($folders | Where-Object { $normal.StartsWith("$($_.Replace('\', '/'))/") })) { continue }
        $start = "$($root.Replace('\', '/'))/"
        if ($normal.StartsWith($start)) { $normal = $normal.Substring($start.Length) }
        if ("/$normal" -notlike '*/obj/*') { $normal }
    }
    [System.IO.File]::WriteAllLines("$sources.new", [string[]] $inputs)
    Move-Item "$sources.new" $sources -Force
}

function Write-List {
    $inputs = @($assembly, $script:dotnet, (Join-Path (Split-Path $script:dotnet) 'sdk')) + @(Get-PropertyFilesAboveRoot) + @(Get-Inputs)
    [System.IO.File]::WriteAllLines($list, [string[]] ($inputs | Select-Object -Unique))
}

# Whether what was compiled is of these very inputs; writes the state that was looked at.
function Test-Current {
    if (-not ((Test-Path $assembly) -and (Test-Path $sources) -and (Test-Path $record))) { return $false }
    Write-List
    [System.IO.File]::WriteAllText("$stamp.new", (Get-State))
    return (Get-Contents) -ceq [System.IO.File]::ReadAllText($record)
}

function Invoke-Compile {
    Remove-Item $stamp -ErrorAction SilentlyContinue
    [Console]::Error.WriteLine($(if (Test-Path $record) { 'The build has changed and is compiled.' } else { 'The build is compiled, which takes a minute or more the first time.' }))
    $targets = Join-Path $temp 'build-inputs.targets'
    Write-Targets $targets
    $begin = [DateTime]::UtcNow
    & $script:dotnet build $project -nologo --verbosity quiet -noconlog '-l:ConsoleLogger,Microsoft.Build;NoSummary;Verbosity=quiet' "-p:CustomAfterMicrosoftCommonTargets=$targets" | Out-Host
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    Write-Sources
    Write-List
    [System.IO.File]::WriteAllText("$stamp.new", (Get-State))
    [System.IO.File]::WriteAllText("$record.new", (Get-Contents))
    # An input that changed while the compiler ran may or may not be in the result: the next run compiles again.
    foreach ($path in [System.IO.File]::ReadAllLines($list)) {
        $full = Get-FullPath $path
        if ($full -ne $assembly -and [System.IO.File]::Exists($full) -and [System.IO.File]::GetLastWriteTimeUtc($full) -gt $begin) { return }
    }
    Move-Item "$record.new" $record -Force
    Move-Item "$stamp.new" $stamp -Force
}

$script:dotnet = Find-DotNet
if (-not $script:dotnet -or -not (Test-Path $stamp) -or -not (Test-Path $list) -or (Get-State) -cne [System.IO.File]::ReadAllText($stamp)) {
    New-Item $temp -ItemType Directory -Force | Out-Null
    Initialize-DotNet
    if (Test-Current) { Move-Item "$stamp.new" $stamp -Force } else { Invoke-Compile }
}

# What the build starts finds the same SDK.
if ($script:dotnet.StartsWith($temp)) {
    $env:DOTNET_ROOT = Join-Path $temp 'dotnet'
    $env:PATH = "$env:DOTNET_ROOT$([System.IO.Path]::PathSeparator)$env:PATH"
}

& $script:dotnet $assembly @args
exit $LASTEXITCODE
