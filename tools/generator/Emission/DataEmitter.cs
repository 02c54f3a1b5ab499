using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the class that writes and reads service data.</summary>
internal static class DataEmitter
{
    public static string Emit(DataModel data)
    {
        SourceWriter code = SourceWriter.Begin(data.Source, data.Namespace, data.Suppressed);
        code.Line($"/// <summary>Writes and reads <see cref=\"{data.CSharp}\"/>.</summary>");
        if (data.IsObsolete)
        {
            code.Line("[global::System.Obsolete]");
        }

        code.Open($"internal static class {data.Marshaller}");
        code.Open($"internal static void Write(global::LiteIpc.IpcIo io, {data.CSharp} value)");
        if (data.IsClass)
        {
            code.Open("if (value is null)");
            code.Line("global::Samgr.Wire.Fail(io);");
            code.Line("return;");
            code.Close();
            code.Line();
        }

        Locals writing = new(["io", "value"]);
        foreach (MemberModel member in data.Members)
        {
            string what = $"member '{member.Name.TrimStart('@')}' of {data.Name.Substring(data.Name.LastIndexOf('.') + 1)}";
            Values.RefuseNull(code, member.Type, member.Of("value"), what);
            Values.Write(code, writing, member.Type, "io", member.Of("value"), what);
        }

        code.Close();
        code.Gap();
        code.Open($"internal static {data.CSharp} Read(global::LiteIpc.IpcIo io)");
        code.Line($"{data.CSharp} value = new {data.CSharp}(){(data.Initializer.Length == 0 ? "" : $" {{ {data.Initializer} }}")};");
        Locals reading = new(["io", "value"]);
        foreach (MemberModel member in data.Members)
        {
            if (member.Type.Kind == ValueKind.List)
            {
                // Elements of a property's array are set before the property is.
                string local = reading.Name("list" + member.Name.TrimStart('@'), member.HiddenIn);
                Values.Declare(code, reading, member.Type, "io", local);
                code.Line($"{member.Of("value")} = {local};");
            }
            else
            {
                Values.Assign(code, reading, member.Type, "io", member.Of("value"));
            }
        }

        code.Line("return value;");
        code.Close();
        code.Close();
        return code.ToString();
    }
}
