using Mono.Cecil;
using Mono.Cecil.Cil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>
/// A static constructor, and every method of the same assembly it reaches, may only create objects and arrays and
/// store values.
/// </summary>
internal static class StaticConstructorRule
{
    private static readonly HashSet<string> _harmlessCalls = new(StringComparer.Ordinal)
    {
        "System.Runtime.CompilerServices.RuntimeHelpers::InitializeArray",
        "System.Type::GetTypeFromHandle",
        "System.String::get_Length",
    };

    private static readonly string[] _startingTypes = ["System.Threading.Timer", "System.Device.", "System.IO.Ports."];

    public static void Check(MethodDefinition initializer, FindingCollector findings)
    {
        foreach (Instruction instruction in initializer.Body.Instructions)
        {
            if (Refusal(instruction, [initializer]) is { } reason)
            {
                string subject = $"{reason} in the static constructor of '{initializer.DeclaringType.FullName}'";
                findings.Add(NanoRules.StaticWork, subject, initializer, instruction);
            }
        }
    }

    private static string? Refusal(Instruction instruction, HashSet<MethodDefinition> seen)
    {
        if (JumpsBack(instruction))
        {
            return "loop";
        }

        return instruction.Operand is MethodReference called && instruction.OpCode.FlowControl == FlowControl.Call
            ? CallRefusal(called, instruction.OpCode.Code, seen)
            : null;
    }

    private static string? CallRefusal(MethodReference called, Code code, HashSet<MethodDefinition> seen)
    {
        string type = called.DeclaringType.FullName;
        if (code == Code.Newobj && Array.Exists(_startingTypes, start => type.StartsWith(start, StringComparison.Ordinal)))
        {
            return $"'new {type}'";
        }

        if (called is MethodDefinition own && (!own.IsVirtual || own.IsFinal || own.DeclaringType.IsSealed))
        {
            return own.HasBody && seen.Add(own)
                ? own.Body.Instructions.Select(inner => Refusal(inner, seen)).FirstOrDefault(reason => reason is not null)
                : null;
        }

        bool constructs = called.Name == ".ctor";
        return constructs || _harmlessCalls.Contains($"{type}::{called.Name}") ? null : $"call of '{type}.{called.Name}'";
    }

    private static bool JumpsBack(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => target.Offset <= instruction.Offset,
        Instruction[] targets => Array.Exists(targets, target => target.Offset <= instruction.Offset),
        _ => false,
    };
}
