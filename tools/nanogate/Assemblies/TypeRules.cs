using Mono.Cecil;
using Samgr.NanoGate.Rules;

namespace Samgr.NanoGate.Assemblies;

/// <summary>Refuses kinds of types and fields that a board does not support.</summary>
internal static class TypeRules
{
    public static void Check(TypeDefinition type, FindingCollector findings)
    {
        if (StateMachineRule(type) is { } machine)
        {
            findings.Add(machine, $"'{type.FullName}'", type);
        }
        else if (type.HasGenericParameters)
        {
            findings.Add(NanoRules.Generics, $"type '{type.FullName}'", type);
        }

        Signatures.Check(type.BaseType, (rule, name) => findings.Add(rule, $"base '{name}' of '{type.FullName}'", type));
        foreach (InterfaceImplementation contract in type.Interfaces)
        {
            Signatures.Check(
                contract.InterfaceType,
                (rule, name) => findings.Add(rule, $"interface '{name}' of '{type.FullName}'", type));
        }

        foreach (FieldDefinition field in type.Fields)
        {
            Signatures.Check(field.FieldType, (rule, name) => findings.Add(rule, $"field '{field.Name}' of type '{name}'", type));
        }

        CheckAttributes(type, type, findings);
        foreach (IMemberDefinition member in type.Fields.Cast<IMemberDefinition>().Concat(type.Methods).Concat(type.Properties))
        {
            CheckAttributes((ICustomAttributeProvider)member, type, findings);
        }
    }

    // The compiler names its state machines <Method>d__N.
    private static Rule? StateMachineRule(TypeDefinition type)
    {
        if (!type.Name.StartsWith('<') || !type.Name.Contains(">d__", StringComparison.Ordinal))
        {
            return null;
        }

        bool isAsync = type.Interfaces.Any(contract => contract.InterfaceType.Name == "IAsyncStateMachine");
        return isAsync ? NanoRules.Async : NanoRules.Iterators;
    }

    private static void CheckAttributes(ICustomAttributeProvider owner, TypeDefinition type, FindingCollector findings)
    {
        foreach (CustomAttribute attribute in owner.CustomAttributes)
        {
            Signatures.Check(attribute.AttributeType, (rule, name) => findings.Add(rule, $"attribute '{name}'", type));
        }
    }
}
