namespace Pipeline.Engine.Tests.Scripts;

/// <summary>Lets a checkout's script find every program of this machine but <c>dotnet</c> and those that download; the network is a program here.</summary>
internal sealed class BareMachine
{
    private static readonly string[] Missing = ["dotnet", "curl", "wget"];
    private readonly Checkout _checkout;
    private readonly string _programs;

    public BareMachine(Checkout checkout)
    {
        _checkout = checkout;
        _programs = checkout.Folder("bare");
        foreach (var file in Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            var link = Path.Combine(_programs, Path.GetFileName(file));
            if (!Missing.Contains(Path.GetFileName(file)) && !File.Exists(link))
                File.CreateSymbolicLink(link, file);
        }

        checkout.Environment["PATH"] = _programs;
    }

    /// <summary>What a working installer does: it puts a <c>dotnet</c> into the folder that notes how it is called and is this machine's.</summary>
    public string Installs => $"""
        cat > "$folder/dotnet" <<'DOTNET'
        #!/bin/sh
        printf '%s %s %s\n' "$(command -v dotnet)" "$DOTNET_ROOT" "$*" >> '{Log("calls")}'
        exec '{ProgramFinder.Find("dotnet")}' "$@"
        DOTNET
        chmod +x "$folder/dotnet"
        """;

    /// <summary>What was downloaded, a call a line.</summary>
    public string[] Downloads => Read("downloads");

    /// <summary>The arguments that installers got, a call a line.</summary>
    public string[] Installations => Read("installations");

    /// <summary>How the installed <c>dotnet</c> was called: what <c>dotnet</c> is on PATH, DOTNET_ROOT, the arguments.</summary>
    public string[] Calls => Read("calls");

    /// <summary>Puts a program there.</summary>
    public void Put(string name, string script) => _checkout.Program(Path.Combine(_programs, name), $"#!/bin/sh\n{script}\n");

    /// <summary>Puts a program there that downloads an installer.</summary>
    /// <param name="downloader">The program's name.</param>
    /// <param name="installation">What the installer does in <c>$folder</c>.</param>
    public void PutInstaller(string downloader, string installation) => Put(downloader, $"""
        echo "${'{'}0##*/{'}'} $*" >> '{Log("downloads")}'
        while [ $# -gt 0 ]; do
          case $1 in --output | -O) file=$2 ;; esac
          shift
        done
        cat > "$file" <<'INSTALLER'
        echo "$*" >> '{Log("installations")}'
        while [ $# -gt 0 ]; do
          case $1 in --install-dir) folder=$2 ;; esac
          shift
        done
        mkdir -p "$folder"
        echo 'dotnet-install: Installing'
        {installation}
        INSTALLER
        """);

    private string Log(string name) => Path.Combine(_checkout.Folder("logs"), name);

    private string[] Read(string name) => File.Exists(Log(name)) ? File.ReadAllLines(Log(name)) : [];
}
