namespace Samgr.Emulator.Scenarios.Reading;

internal static class ModuleReader
{
    public static ScenarioModule Read(ScenarioSource source, JsonPart part)
    {
        ScenarioModule module;
        try
        {
            module = ScenarioModule.Parse(part.Text);
        }
        catch (FormatException error)
        {
            throw source.Error(part, error.Message);
        }

        string path = Locate(source, module.Assembly);
        if (!File.Exists(path))
        {
            throw source.Error(part, $"there is no assembly '{path}'; build it, or correct its {(IsPath(module.Assembly) ? "path" : "name")}");
        }

        CheckType(source, part, module.TypeName, path);
        return IsPath(module.Assembly) ? module with { Assembly = path } : module;
    }

    private static void CheckType(ScenarioSource source, JsonPart part, string typeName, string path)
    {
        IReadOnlyList<string> types;
        try
        {
            types = ModuleTypes.Find(path);
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw source.Error(part, $"the assembly '{path}' cannot be read: {error.Message}; build it again");
        }

        if (!types.Contains(typeName))
        {
            string[] modules = [.. types.Where(type => type.EndsWith("Module", StringComparison.Ordinal))];
            throw source.Error(part, $"there is no class '{typeName}' in '{path}'; {NameHint.Of(typeName, modules)}");
        }
    }

    internal static string Locate(ScenarioSource source, string assembly) =>
        IsPath(assembly)
            ? Path.GetFullPath(assembly, source.Folder)
            : Path.Combine(source.AssemblyFolder, assembly + ".dll");

    internal static bool IsPath(string assembly) =>
        assembly.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || assembly.AsSpan().IndexOfAny('/', '\\') >= 0;
}
