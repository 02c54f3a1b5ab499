using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Commands;

/// <summary>The verb check: prints the findings and says by the exit code whether there are any.</summary>
internal static class CheckCommand
{
    public static int Run(Arguments arguments, TextWriter output)
    {
        GateResult result = arguments.Last("assembly") is { } assembly
            ? Gate.CheckAssembly(assembly)
            : Gate.CheckSources(new Sources.SourceRequest
            {
                AssemblyName = arguments.One("name"),
                Files = arguments.All("source"),
                References = arguments.All("reference"),
                Symbols = arguments.All("symbol"),
                Friends = arguments.All("friend"),
                Generators = arguments.All("generator"),
                AdditionalFiles = arguments.All("additional"),
                LanguageVersion = arguments.Last("language") ?? "latest",
                Nullable = arguments.Last("nullable") ?? "enable",
                Optimize = arguments.Flag("optimize"),
                IsProgram = arguments.Flag("program"),
            });

        foreach (Finding finding in result.Findings)
        {
            output.WriteLine(finding);
        }

        if (arguments.Last("out") is { } path)
        {
            Write(path, result);
        }

        return result.Findings.Count == 0 ? 0 : 1;
    }

    // A refused assembly must not stay behind: the next build would take it for up to date.
    private static void Write(string path, GateResult result)
    {
        string symbols = Path.ChangeExtension(path, ".pdb");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.Delete(path);
        File.Delete(symbols);
        if (result is { Findings.Count: 0, Image: { } image })
        {
            File.WriteAllBytes(symbols, result.Symbols!);
            File.WriteAllBytes(path, image);
        }
    }
}
