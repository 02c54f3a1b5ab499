using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.Size.Images;

/// <summary>The references to other assemblies that the types of a .pe file use. Unused references are not in the file.</summary>
internal sealed class UsedReferences
{
    private readonly HashSet<MetadataToken> _used = [];

    public UsedReferences(ImageContents contents)
    {
        foreach (TypeDefinition type in contents.Types)
        {
            Add(type.BaseType);
            foreach (InterfaceImplementation implementation in type.Interfaces)
            {
                Mention(implementation.InterfaceType);
            }

            AddAttributes(type);
        }

        foreach (FieldDefinition field in contents.Fields)
        {
            Mention(field.FieldType);
            AddAttributes(field);
        }

        foreach (MethodDefinition method in contents.Methods)
        {
            _used.Add(method.MetadataToken);
            MentionSignature(method);
            AddAttributes(method);
            if (method.HasBody)
            {
                AddBody(method.Body);
            }
        }
    }

    public bool Contains(IMetadataTokenProvider reference) => _used.Contains(reference.MetadataToken);

    private void AddAttributes(ICustomAttributeProvider owner)
    {
        foreach (CustomAttribute attribute in owner.CustomAttributes.Where(attribute => !LeftOut.BringsNothing(attribute)))
        {
            Add(attribute.Constructor);
        }
    }

    private void AddBody(MethodBody body)
    {
        foreach (VariableDefinition variable in body.Variables)
        {
            Mention(variable.VariableType);
        }

        foreach (Instruction instruction in body.Instructions)
        {
            Add(instruction.Operand);
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            Add(handler.CatchType);
        }
    }

    private void Add(object? operand)
    {
        switch (operand)
        {
            case MethodReference method when method is not MethodDefinition && _used.Add(method.MetadataToken):
                Add(method.DeclaringType);
                MentionSignature(method);
                break;
            case FieldReference field when field is not FieldDefinition && _used.Add(field.MetadataToken):
                Add(field.DeclaringType);
                Mention(field.FieldType);
                break;
            case TypeSpecification specification:
                Mention(specification);
                break;
            case TypeReference type when type is not TypeDefinition && _used.Add(type.MetadataToken):
                Add(type.DeclaringType);
                _used.Add(type.Scope.MetadataToken);
                break;
        }
    }

    private void MentionSignature(MethodReference method)
    {
        Mention(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            Mention(parameter.ParameterType);
        }
    }

    // A signature has a byte of its own for these instead of a reference.
    private void Mention(TypeReference type)
    {
        TypeReference element = type.GetElementType();
        if (!element.IsPrimitive && element.FullName is not ("System.Void" or "System.String" or "System.Object"))
        {
            Add(element);
        }
    }
}
