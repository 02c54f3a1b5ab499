using Samgr.Tool.Commands;
using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Scaffolding;

/// <summary>Makes scaffolds whose packages are in the sandbox, too.</summary>
internal static class Scaffolds
{
    /// <summary>The version of what is packed and made: that of the tool.</summary>
    public static string Release { get; } = typeof(SamgrCommand).Assembly.GetName().Version!.ToString(3);

    /// <summary>Where the packages are.</summary>
    public static string Packages(Sandbox sandbox) => Path.Combine(sandbox.WorkingFolder, "packages");

    /// <summary>A command line of the tool; what uses packages has them in the sandbox.</summary>
    public static string[] Arguments(Sandbox sandbox, string[] arguments) =>
        arguments[0] is "new" or "pack" ? [.. arguments, "--packages", Packages(sandbox)] : arguments;

    /// <summary>Makes one, without a process of its own.</summary>
    /// <returns>Its folder.</returns>
    public static string Make(Sandbox sandbox, string kind, string name, params string[] options)
    {
        string folder = Path.Combine(sandbox.WorkingFolder, name);
        Assert.Equal(ExitCode.Success, Run(sandbox, ["new", kind, name, "--output", folder, .. options]));
        return folder;
    }

    /// <summary>Runs a command of the tool, without a process of its own.</summary>
    public static int Run(Sandbox sandbox, params string[] arguments) =>
        SamgrCommand.InvokeAsync(Arguments(sandbox, arguments)).GetAwaiter().GetResult();

    /// <summary>Runs a command of the tool with packages in a folder of the test's choice.</summary>
    public static int RunWith(string packages, params string[] arguments) =>
        SamgrCommand.InvokeAsync([.. arguments, "--packages", packages]).GetAwaiter().GetResult();

    /// <summary>A file as it is before the version of the packages is known.</summary>
    public static string WithoutVersion(string text) => text.Replace($"Samgr.Device.Sdk/{Version}", "Samgr.Device.Sdk/SAMGR_VERSION").Replace($"[{Version}]", "[SAMGR_VERSION]");

    /// <summary>A file with the version of the packages in its place.</summary>
    public static string WithVersion(string text) => text.Replace("SAMGR_VERSION", Version);

    private static string Version { get; } = typeof(SamgrCommand).Assembly.GetName().Version!.ToString(3);
}
