using System.Reflection.PortableExecutable;
using Samgr.NanoGate;

namespace Samgr.Tool.Checking;

/// <summary>Checks an assembly that is compiled for a board.</summary>
internal static class AssemblyCheck
{
    public static CheckedCode Run(string path)
    {
        if (!IsAssembly(path))
        {
            throw new ToolException(ExitCode.BadInput, $"{path} is not a .NET assembly");
        }

        try
        {
            GateResult result = Gate.CheckAssembly(path);
            return new CheckedCode(new CheckReport([.. result.Findings.Select(CheckedFinding.From)], []), [result.Image!]);
        }
        catch (Exception error) when (error is InvalidOperationException or BadImageFormatException)
        {
            throw new ToolException(ExitCode.BadInput, $"{path} cannot be read: {error.Message} Build it again, so that the .pdb beside it belongs to it.");
        }
    }

    private static bool IsAssembly(string path)
    {
        try
        {
            using PEReader reader = new(File.OpenRead(path));
            return reader.HasMetadata;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
