#!/usr/bin/env pwsh
# Compiles the build when one of its inputs changed, then runs it.
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

$root = $PSScriptRoot
$project = Join-Path $root 'build/_build.csproj'
$assembly = Join-Path $root 'build/bin/_build.dll'
$temp = Join-Path $root '.nuke/temp'
$stamp = Join-Path $temp 'build-inputs.ps1.stamp'
$list = Join-Path $temp 'build-inputs.ps1.list'

$env:DOTNET_NOLOGO = 1
$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1

# What the build is made of: the SDK, the settings that MSBuild takes from the environment, and of every input its size and times.
function Get-State {
    $lines = [System.Collections.Generic.List[string]]::new()
    $lines.Add("$script:dotnet|$env:PipelineEngine|$env:RestoreAdditionalProjectSources")
    foreach ($path in [System.IO.File]::ReadAllLines($list)) {
        $isFile = [System.IO.File]::Exists($path)
        $item = if ($isFile) { [System.IO.FileInfo]::new($path) } else { [System.IO.DirectoryInfo]::new($path) }
        $size = if ($isFile) { $item.Length } else { 0 }
        $lines.Add("$path|$($item.Exists)|$size|$($item.LastWriteTimeUtc.Ticks)|$($item.CreationTimeUtc.Ticks)")
    }
    return $lines -join "`n"
}

function Find-DotNet {
    $bootstrapped = Join-Path $temp 'dotnet/dotnet.exe'
    if (Test-Path $bootstrapped) { return $bootstrapped }
    $command = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if ($command) { return $command.Source }
    return ''
}

# The SDK that global.json asks for: the one on PATH, one bootstrapped before, or a new one.
function Install-DotNet {
    if ($script:dotnet) {
        Push-Location $root
        try { & $script:dotnet --version *> $null } finally { Pop-Location }
        if ($LASTEXITCODE -eq 0) { return }
    }
    $pin = Join-Path $root 'global.json'
    $wanted = if (Test-Path $pin) { @{ Version = (Get-Content $pin -Raw | ConvertFrom-Json).sdk.version } } else { @{ Channel = '10.0' } }
    Write-Host "The .NET SDK $($wanted.Values) is not here; it is installed into .nuke/temp/dotnet."
    $installer = Join-Path $temp 'dotnet-install.ps1'
    [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
    (New-Object System.Net.WebClient).DownloadFile('https://dot.net/v1/dotnet-install.ps1', $installer)
    & $installer -InstallDir (Join-Path $temp 'dotnet') @wanted -NoPath
    $script:dotnet = Join-Path $temp 'dotnet/dotnet.exe'
}

# Lets MSBuild tell which files each project is made of, wherever they lie.
function Write-Targets([string] $path) {
    [System.IO.File]::WriteAllText($path, @'
<Project>
  <Target Name="WriteBuildInputs" AfterTargets="CoreCompile">
    <ItemGroup>
      <_BuildInput Include="$(MSBuildProjectFullPath);@(Compile->'%(FullPath)');@(EmbeddedResource->'%(FullPath)');@(AdditionalFiles->'%(FullPath)');@(EditorConfigFiles->'%(FullPath)');@(GlobalAnalyzerConfigFiles->'%(FullPath)')" />
    </ItemGroup>
    <WriteLinesToFile File="$(MSBuildProjectExtensionsPath)build-inputs.txt" Lines="@(_BuildInput)" Overwrite="true" />
  </Target>
</Project>
'@)
}

# All files and folders whose change may change the build; those that are not there yet count too.
function Write-List {
    $inputs = [System.Collections.Generic.SortedSet[string]]::new([StringComparer]::Ordinal)
    [void] $inputs.Add($assembly)
    [void] $inputs.Add((Join-Path $root 'build.ps1'))
    [void] $inputs.Add($script:dotnet)
    [void] $inputs.Add((Join-Path (Split-Path $script:dotnet) 'sdk'))
    $graph = Get-ChildItem (Join-Path $root 'build/obj') -Filter '*.nuget.dgspec.json' | Select-Object -First 1
    $projects = (Get-Content $graph.FullName -Raw | ConvertFrom-Json).projects.PSObject.Properties.Name
    $names = 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Build.rsp', 'Directory.Packages.props', 'global.json', 'nuget.config', '.editorconfig', '.globalconfig'
    foreach ($file in $projects) {
        $folder = Split-Path $file
        foreach ($line in [System.IO.File]::ReadAllLines((Join-Path $folder 'obj/build-inputs.txt'))) { [void] $inputs.Add($line) }
        [void] $inputs.Add($folder)
        Get-ChildItem $folder -Recurse -Force | Where-Object { $_.FullName -notmatch '[\\/](bin|obj|node_modules|\.git)([\\/]|$)' } | ForEach-Object { [void] $inputs.Add($_.FullName) }
        while ($folder) {
            foreach ($name in $names) { [void] $inputs.Add((Join-Path $folder $name)) }
            foreach ($import in Select-String -Path (Join-Path $folder '*.props'), (Join-Path $folder '*.targets'), (Join-Path $folder '*.csproj') -Pattern '<Import Project="(?:\$\(MSBuildThisFileDirectory\)|\$\(MSBuildProjectDirectory\)[\\/])?([^"$]+)"' -ErrorAction SilentlyContinue) {
                [void] $inputs.Add([System.IO.Path]::GetFullPath((Join-Path $folder $import.Matches[0].Groups[1].Value)))
            }
            $folder = Split-Path $folder
        }
    }
    [System.IO.File]::WriteAllLines("$list.new", [string[]] ($inputs | Where-Object { $_ -notmatch '[\\/]obj[\\/]' }))
    Move-Item "$list.new" $list -Force
}

function Invoke-Compile {
    New-Item $temp -ItemType Directory -Force | Out-Null
    Install-DotNet
    Remove-Item $stamp -ErrorAction SilentlyContinue
    $targets = Join-Path $temp 'build-inputs.targets'
    Write-Targets $targets
    $begin = [DateTime]::UtcNow
    & $script:dotnet build $project -nologo --verbosity quiet -noconlog '-l:ConsoleLogger,Microsoft.Build;NoSummary;Verbosity=quiet' "-p:CustomAfterMicrosoftCommonTargets=$targets" | Out-Host
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    Write-List
    # An input that changed while the compiler ran may or may not be in the result: the next run compiles again.
    $changed = [System.IO.File]::ReadAllLines($list) | Where-Object { $_ -ne $assembly -and [System.IO.File]::GetLastWriteTimeUtc($_) -gt $begin -and [System.IO.File]::Exists($_) }
    if (-not $changed) { [System.IO.File]::WriteAllText($stamp, (Get-State)) }
}

$script:dotnet = Find-DotNet
if (-not $script:dotnet -or -not (Test-Path $stamp) -or -not (Test-Path $list) -or (Get-State) -ne [System.IO.File]::ReadAllText($stamp)) {
    Invoke-Compile
}

& $script:dotnet $assembly @args
exit $LASTEXITCODE
