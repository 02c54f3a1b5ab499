using Samgr.Generator.Model;
using ValueType = Samgr.Generator.Model.ValueType;

namespace Samgr.Generator.Emission;

/// <summary>The code that writes a value into a message and reads it from one.</summary>
internal static class Values
{
    private const string Vectors = "global::LiteIpc.IpcIoVectors";
    private const string Wire = "global::Samgr.Wire";
    private const string Inside = "an element of ";

    /// <summary>Writes a value. A null inside of it, where none is allowed, is refused by name.</summary>
    /// <param name="code">Receives the code.</param>
    /// <param name="locals">The names of its variables.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="io">The message.</param>
    /// <param name="value">The value.</param>
    /// <param name="what">The name of the value in the text of the refusal.</param>
    public static void Write(SourceWriter code, Locals locals, ValueType type, string io, string value, string what)
    {
        if (type.IsNullable && type.Kind != ValueKind.Callback)
        {
            // Not WriteBool(value is not null): on a board an element that was never set is null for a branch, but not in an expression.
            code.Open($"if ({value} is not null)");
            code.Line($"{io}.WriteBool(true);");
            WriteBare(code, locals, type, io, value, what);
            code.Close();
            code.Open("else");
            code.Line($"{io}.WriteBool(false);");
            code.Close();
            code.Line();
        }
        else
        {
            WriteBare(code, locals, type, io, value, what);
        }
    }

    /// <summary>Declares a variable and reads it. The message remembers a failed read.</summary>
    public static void Declare(SourceWriter code, Locals locals, ValueType type, string io, string variable) =>
        Assign(code, locals, type, io, variable, type.CSharp + " ");

    /// <summary>Reads into a variable or member.</summary>
    public static void Assign(SourceWriter code, Locals locals, ValueType type, string io, string target, string declaration = "")
    {
        if (type.Kind == ValueKind.List)
        {
            AssignList(code, locals, type, io, target, declaration);
            return;
        }

        string read = Read(type, io);
        code.Line(type.IsNullable
            ? $"{declaration}{target} = {io}.ReadBool() ? {read} : null;"
            : $"{declaration}{target} = {read}{(type is { IsReference: true, Kind: not ValueKind.Data } ? "!" : "")};");
    }

    /// <summary>Whether writing a value may find a null inside of it.</summary>
    public static bool MayRefuse(ValueType type) => type.Kind == ValueKind.Data
        || (type.Kind == ValueKind.List && (IsNeverNull(type.Element!) || MayRefuse(type.Element!)));

    /// <summary>Refuses a null that may not be there.</summary>
    public static void RefuseNull(SourceWriter code, ValueType type, string value, string what)
    {
        if (IsNeverNull(type))
        {
            code.Line($"{Wire}.NotNull({value}, {Literals.Of(what)});");
        }

        if (type is { Kind: ValueKind.Vector, Io: "String" })
        {
            code.Line($"{Wire}.NoneNull({value}, {Literals.Of(Inside + what)});");
        }
    }

    private static bool IsNeverNull(ValueType type) => type is { IsReference: true, IsNullable: false };

    private static void WriteBare(SourceWriter code, Locals locals, ValueType type, string io, string value, string what)
    {
        switch (type.Kind)
        {
            case ValueKind.Scalar when type.Io == "Float":
                code.Line($"{Wire}.WriteSingle({io}, {value});");
                break;
            case ValueKind.Scalar or ValueKind.Enum:
                code.Line($"{io}.Write{type.Io}({(type.Number.Length > 0 ? $"({type.Number})" : "")}{value});");
                break;
            case ValueKind.Ticks:
                code.Line($"{io}.WriteInt64({value}.Ticks);");
                break;
            case ValueKind.Text:
                code.Line($"{io}.WriteString({value});");
                break;
            case ValueKind.Bytes:
                code.Line($"{Wire}.WriteBytes({io}, {value});");
                break;
            case ValueKind.Vector:
                code.Line($"{Vectors}.Write{type.Io}Vector({io}, {value});");
                break;
            case ValueKind.Data:
                code.Line($"{type.Helper}.Write({io}, {value});");
                break;
            case ValueKind.List:
                WriteList(code, locals, type, io, value, what);
                break;
            default:
                break;
        }
    }

    private static void WriteList(SourceWriter code, Locals locals, ValueType type, string io, string value, string what)
    {
        string index = locals.Index(value);
        code.Line($"{io}.WriteInt32({value}.Length);");
        code.Open($"for (int {index} = 0; {index} < {value}.Length && {io}.Available; {index}++)");
        string element = $"{value}[{index}]";
        if (type.Element!.IsNullable)
        {
            // The compiler's null analysis does not keep the result of a null check of an array element.
            string item = locals.Item(value);
            code.Line($"{type.Element.CSharp} {item} = {element};");
            element = item;
        }

        string inside = Inside + what;
        RefuseNull(code, type.Element, element, inside);
        Write(code, locals, type.Element, io, element, inside);
        code.Close();
        code.Line();
    }

    private static void AssignList(SourceWriter code, Locals locals, ValueType type, string io, string target, string declaration)
    {
        string index = locals.Index(target);
        string size = $"{Vectors}.ReadVectorCount({io}, {type.Element!.MinimumSize})";
        string made = $"new {type.Element.CSharp}[{size}]";
        code.Line(type.IsNullable ? $"{declaration}{target} = {io}.ReadBool() ? {made} : null;" : $"{declaration}{target} = {made};");
        string bound = type.IsNullable ? $"{target} is not null && {index} < {target}.Length" : $"{index} < {target}.Length";
        code.Open($"for (int {index} = 0; {bound} && {io}.Available; {index}++)");
        Assign(code, locals, type.Element, io, $"{target}[{index}]");
        code.Close();
        code.Line();
    }

    private static string Read(ValueType type, string io) => type.Kind switch
    {
        ValueKind.Scalar or ValueKind.Enum => $"{(type.Number.Length > 0 ? $"({type.Bare})" : "")}{io}.Read{type.Io}()",
        ValueKind.Ticks => $"{Wire}.Read{(type.Name == "time" ? "Time" : "Span")}({io})",
        ValueKind.Text => $"{io}.ReadString()",
        ValueKind.Bytes => $"{Wire}.ReadBytes({io})",
        ValueKind.Vector => $"{Vectors}.Read{type.Io}Vector({io})",
        _ => $"{type.Helper}.Read({io})",
    };
}
