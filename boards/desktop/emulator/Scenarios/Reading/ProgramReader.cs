using System.Reflection.PortableExecutable;

namespace Samgr.Emulator.Scenarios.Reading;

internal static class ProgramReader
{
    private const string Member = "program";

    public static bool IsGiven(ObjectReader process) => process.Part.Find(Member) is not null;

    public static string? Read(ObjectReader process)
    {
        if (process.Part.Find(Member) is not { } member)
        {
            return null;
        }

        CheckAlone(process, "modules", "a process runs modules or a program, not both; remove one");
        CheckAlone(process, "samgr", "a program brings its own samgr; remove \"samgr\"");
        JsonPart part = process.Text(member, Member);
        string path = ModuleReader.Locate(process.Source, part.Text);
        if (!File.Exists(path))
        {
            throw process.Source.Error(part, $"there is no assembly '{path}'; build it, or correct \"{Member}\"");
        }

        CheckEntryPoint(process.Source, part, path);
        return ModuleReader.IsPath(part.Text) ? path : part.Text;
    }

    private static void CheckAlone(ObjectReader process, string other, string problem)
    {
        if (process.Part.Find(other) is { } part)
        {
            throw process.Source.Error(part, problem);
        }
    }

    private static void CheckEntryPoint(ScenarioSource source, JsonPart part, string path)
    {
        try
        {
            using PEReader file = new(File.OpenRead(path));
            if (file.PEHeaders.CorHeader is not { EntryPointTokenOrRelativeVirtualAddress: > 0 })
            {
                throw source.Error(part, $"the assembly '{path}' has no entry point; name a program, or use \"modules\"");
            }
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw source.Error(part, $"the assembly '{path}' cannot be read: {error.Message}; build it again");
        }
    }
}
