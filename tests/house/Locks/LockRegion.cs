using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.House.Tests.Locks;

/// <summary>A part of a method that runs under a lock.</summary>
/// <param name="Method">The method.</param>
/// <param name="Lock">The lock, as the tables name it: Type.field.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
internal sealed record LockRegion(MethodDefinition Method, string Lock, int Start, int End)
{
    public bool Holds(Instruction instruction) => instruction.Offset > Start && instruction.Offset < End;

    /// <summary>The regions of a method: what the compiler makes of lock, for an object and for a Lock.</summary>
    public static IEnumerable<LockRegion> Of(MethodDefinition method)
    {
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference called)
            {
                continue;
            }

            bool isMonitor = called.DeclaringType.FullName == "System.Threading.Monitor" && called.Name is "Enter" or "TryEnter";
            bool isLock = called.DeclaringType.FullName == "System.Threading.Lock" && called.Name is "EnterScope" or "Enter" or "TryEnter";
            if (!isMonitor && !isLock)
            {
                continue;
            }

            ExceptionHandler handler = method.Body.ExceptionHandlers
                .Where(handler => handler.HandlerType == ExceptionHandlerType.Finally && handler.TryEnd.Offset > instruction.Offset)
                .OrderBy(handler => Math.Abs(handler.TryStart.Offset - instruction.Offset))
                .FirstOrDefault() ?? throw new InvalidOperationException($"a lock without an end in {method.FullName}");
            yield return new LockRegion(method, NameOf(method, instruction, called), instruction.Offset, handler.TryEnd.Offset);
        }
    }

    private static string NameOf(MethodDefinition method, Instruction enter, MethodReference called)
    {
        Instruction source = called.Parameters.Count == 0 ? enter.Previous : SkipArguments(enter);
        return Describe(method, source);
    }

    /// <summary>The load of the object, in front of that of the flag.</summary>
    private static Instruction SkipArguments(Instruction enter)
    {
        Instruction flag = enter.Previous;
        return flag.OpCode.Code switch
        {
            Code.Ldloca or Code.Ldloca_S => flag.Previous,
            Code.Ldflda => flag.Previous.Previous,
            _ => flag,
        };
    }

    private static string Describe(MethodDefinition method, Instruction source)
    {
        switch (source.OpCode.Code)
        {
            case Code.Ldfld or Code.Ldsfld:
                FieldReference field = (FieldReference)source.Operand;
                if (field.Name.StartsWith("<>", StringComparison.Ordinal) && StoreOf(method, field) is Instruction kept)
                {
                    // An async method keeps its locals in fields.
                    return Describe(method, kept.Previous);
                }

                return Short(field.DeclaringType) + "." + field.Name.Trim('<', '>').Replace(">k__BackingField", string.Empty, StringComparison.Ordinal);
            case Code.Call or Code.Callvirt:
                MethodReference getter = (MethodReference)source.Operand;
                return Short(getter.DeclaringType) + "." + getter.Name.Replace("get_", string.Empty, StringComparison.Ordinal);
            case Code.Dup:
                return Describe(method, source.Previous);
            case Code.Ldarg_0 when method.HasThis:
                return Short(method.DeclaringType) + ".this";
            case Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3 or Code.Ldarg_S:
                return Short(Argument(method, source).ParameterType) + ".argument";
            default:
                int local = LocalOf(source);
                for (Instruction? before = source.Previous; before != null && local >= 0; before = before.Previous)
                {
                    if (StoredBy(before) == local)
                    {
                        string name = Describe(method, before.Previous.OpCode.Code == Code.Dup ? before.Previous.Previous : before.Previous);
                        return name.EndsWith('?') ? Short(method.Body.Variables[local].VariableType) + ".local" : name;
                    }
                }

                return local < 0 ? $"{Short(method.DeclaringType)}.{method.Name}?" : Short(method.Body.Variables[local].VariableType) + ".local";
        }
    }

    private static Instruction? StoreOf(MethodDefinition method, FieldReference field)
        => method.Body.Instructions.FirstOrDefault(
            store => store.OpCode.Code == Code.Stfld && ((FieldReference)store.Operand).Name == field.Name && store.Previous.OpCode.Code != Code.Ldnull);

    private static ParameterDefinition Argument(MethodDefinition method, Instruction load)
    {
        int index = load.OpCode.Code switch
        {
            Code.Ldarg_0 => 0,
            Code.Ldarg_1 => 1,
            Code.Ldarg_2 => 2,
            Code.Ldarg_3 => 3,
            _ => -1,
        };
        return index < 0 ? (ParameterDefinition)load.Operand : method.Parameters[index - (method.HasThis ? 1 : 0)];
    }

    private static int LocalOf(Instruction load) => load.OpCode.Code switch
    {
        Code.Ldloc_0 => 0,
        Code.Ldloc_1 => 1,
        Code.Ldloc_2 => 2,
        Code.Ldloc_3 => 3,
        Code.Ldloc or Code.Ldloc_S => ((VariableDefinition)load.Operand).Index,
        _ => -1,
    };

    private static int StoredBy(Instruction store) => store.OpCode.Code switch
    {
        Code.Stloc_0 => 0,
        Code.Stloc_1 => 1,
        Code.Stloc_2 => 2,
        Code.Stloc_3 => 3,
        Code.Stloc or Code.Stloc_S => ((VariableDefinition)store.Operand).Index,
        _ => -1,
    };

    private static string Short(TypeReference type) => type.GetElementType().Name;
}
