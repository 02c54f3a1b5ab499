using Mono.Cecil;
using Mono.Cecil.Cil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Refuses methods with a signature or instructions that a board does not support.</summary>
internal static class MethodRules
{
    public static void Check(MethodDefinition method, FindingCollector findings)
    {
        void Report(Rule rule, string subject) => findings.Add(rule, $"{subject} in '{method.FullName}'", method, null);
        if (method.HasGenericParameters)
        {
            Report(NanoRules.Generics, $"method '{method.Name}'");
        }

        if (method.Name.Contains("::", StringComparison.Ordinal))
        {
            Report(NanoRules.QualifiedImplementations, $"method '{method.Name}'");
        }

        if (method.IsPInvokeImpl)
        {
            Report(NanoRules.NativeCalls, $"method '{method.Name}'");
        }

        if (method.DeclaringType.IsInterface && (method.IsStatic || !method.IsAbstract))
        {
            Report(NanoRules.InterfaceBodies, $"method '{method.Name}'");
        }

        Signatures.Check(method.ReturnType, (rule, name) => Report(rule, $"'{name}'"));
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Signatures.Check(
                parameter.ParameterType,
                (rule, name) => Report(rule, $"parameter '{parameter.Name}' of type '{name}'"));
        }

        if (method.HasBody)
        {
            CheckBody(method, findings);
        }
    }

    private static void CheckBody(MethodDefinition method, FindingCollector findings)
    {
        foreach (VariableDefinition variable in method.Body.Variables)
        {
            Signatures.Check(
                variable.VariableType,
                (rule, name) => findings.Add(rule, $"local of type '{name}'", method, FirstUse(method, variable)));
        }

        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
        {
            Signatures.Check(
                handler.CatchType,
                (rule, name) => findings.Add(rule, $"catch of '{name}'", method, handler.HandlerStart));
        }

        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (OpCodeRules.RuleOf(instruction.OpCode.Code) is { } refused)
            {
                findings.Add(refused, $"'{instruction.OpCode.Name}'", method, instruction);
            }

            foreach (TypeReference type in TypesOf(instruction.Operand))
            {
                Signatures.Check(type, (rule, name) => findings.Add(rule, $"'{name}'", method, instruction));
            }

            if (instruction.Operand is GenericInstanceMethod generic)
            {
                findings.Add(NanoRules.Generics, $"call of '{generic.FullName}'", method, instruction);
            }
        }
    }

    private static Instruction? FirstUse(MethodDefinition method, VariableDefinition variable) =>
        method.Body.Instructions.FirstOrDefault(instruction =>
            instruction.Operand == variable || StoreIndex(instruction) == variable.Index);

    private static int StoreIndex(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Stloc_0 => 0,
        Code.Stloc_1 => 1,
        Code.Stloc_2 => 2,
        Code.Stloc_3 => 3,
        _ => -1,
    };

    private static IEnumerable<TypeReference> TypesOf(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method =>
            [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };
}
