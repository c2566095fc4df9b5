using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Pipeline.LocalRuntime.Supervision;

/// <summary>Who a supervisor is in its container: whoever runs the build, so that each may change the other's files, in the group of the engine's socket.</summary>
internal static class SupervisorUser
{
    private const string Root = "0:0";
    private const int WorkingFolder = -100;
    private const uint Owners = 0x18;
    private const int AnswerLength = 256;
    private const int UserAt = 20;
    private const int GroupAt = 24;

    /// <summary>Of this process and the engine's socket, as <c>user:group</c>.</summary>
    public static string Of(string socket)
    {
        try
        {
            var answer = new byte[AnswerLength];
            return OperatingSystem.IsLinux() && StatX(WorkingFolder, Encoding.UTF8.GetBytes(socket + '\0'), 0, Owners, answer) == 0
                ? Of(GetEUid(), BitConverter.ToUInt32(answer, UserAt), BitConverter.ToUInt32(answer, GroupAt))
                : Root;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library that cannot tell.
            return Root;
        }
    }

    /// <summary>Of a user, and the user and the group that own the engine's socket.</summary>
    public static string Of(uint user, uint socketUser, uint socketGroup) =>
        // Without capabilities root is nobody else. In the containers of an engine that a user runs for himself, root is that user.
        user == socketUser || user == 0 ? Root : string.Create(CultureInfo.InvariantCulture, $"{user}:{socketGroup}");

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint GetEUid();
}
