using Samgr.Generator.Model;

namespace Samgr.Generator.Emission;

/// <summary>Writes the class that writes and reads service data.</summary>
internal static class DataEmitter
{
    public static string Emit(DataModel data)
    {
        SourceWriter code = SourceWriter.Begin(data.Source, data.Namespace);
        code.Line($"/// <summary>Writes and reads <see cref=\"{data.CSharp}\"/>.</summary>");
        code.Open($"internal static class {data.Marshaller}");
        code.Open($"internal static void Write(global::LiteIpc.IpcIo io, {data.CSharp} value)");
        if (data.IsClass)
        {
            code.Open("if (value == null)");
            code.Line("global::Samgr.Wire.Fail(io);");
            code.Line("return;");
            code.Close();
            code.Line();
        }

        foreach (MemberModel member in data.Members)
        {
            Values.Write(code, member.Type, "io", "value." + member.Name);
        }

        code.Close();
        code.Gap();
        code.Open($"internal static {data.CSharp} Read(global::LiteIpc.IpcIo io)");
        code.Line($"{data.CSharp} value = new {data.CSharp}();");
        foreach (MemberModel member in data.Members)
        {
            if (member.Type.Kind == ValueKind.List)
            {
                // Elements of a property's array are set before the property is.
                string local = "list" + member.Name.TrimStart('@');
                Values.Declare(code, member.Type, "io", local);
                code.Line($"value.{member.Name} = {local};");
            }
            else
            {
                Values.Assign(code, member.Type, "io", "value." + member.Name);
            }
        }

        code.Line("return value;");
        code.Close();
        code.Close();
        return code.ToString();
    }
}
