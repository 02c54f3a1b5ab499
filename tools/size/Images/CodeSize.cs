using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.Size.Images;

/// <summary>The bytes of a method's instructions and handlers in a .pe file, whose tokens and long branches have two bytes.</summary>
internal static class CodeSize
{
    private const int HandlerBytes = 12;

    public static int Of(MethodDefinition method) => method.HasBody ? Of(method.Body) : 0;

    private static int Of(MethodBody body)
    {
        int handlers = body.ExceptionHandlers.Count;
        return body.Instructions.Sum(Of) + (handlers == 0 ? 0 : (handlers * HandlerBytes) + 1);
    }

    private static int Of(Instruction instruction) => instruction.OpCode.Size + instruction.OpCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineArg => 1,
        OperandType.InlineI or OperandType.ShortInlineR or OperandType.InlineTok => 4,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 1 + (2 * ((Instruction[])instruction.Operand).Length),
        _ => 2,
    };
}
