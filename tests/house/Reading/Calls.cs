using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Samgr.House.Tests.Reading;

/// <summary>
/// What each method may run. A virtual call may reach every override; a delegate that is invoked every method of which one of
/// that type was made; one that is handed to somebody runs there and then, unless that somebody is known to run it elsewhere.
/// </summary>
internal sealed class Calls
{
    private readonly Product _product;
    private readonly IReadOnlySet<string> _elsewhere;
    private readonly Dictionary<MethodDefinition, List<Site>> _sites = [];
    private readonly Dictionary<string, HashSet<MethodDefinition>> _delegates = [];

    /// <summary>Reads a product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="elsewhere">Methods that run what they are given on another thread, by name.</param>
    public Calls(Product product, IReadOnlySet<string> elsewhere)
    {
        _product = product;
        _elsewhere = elsewhere;
        foreach (MethodDefinition method in product.Methods)
        {
            foreach (Instruction made in method.Body.Instructions.Where(IsDelegateOfOwn))
            {
                string type = ((MethodReference)made.Next.Operand).DeclaringType.FullName;
                Add(type, product.Find((MethodReference)made.Operand)!, made);
            }
        }
    }

    /// <summary>The places in a method, in their order.</summary>
    public IReadOnlyList<Site> Of(MethodDefinition method)
    {
        if (!_sites.TryGetValue(method, out List<Site>? sites))
        {
            _sites[method] = sites = method.HasBody ? [.. method.Body.Instructions.Select(Read).OfType<Site>()] : [];
        }

        return sites;
    }

    /// <summary>The methods of which a delegate is made and handed to one of those methods.</summary>
    public IEnumerable<MethodDefinition> HandedTo(IReadOnlySet<string> takers)
        => from method in _product.Methods
           from made in method.Body.Instructions
           where IsDelegateOfOwn(made) && TakerOf(made) is MethodReference taker && takers.Contains(Site.NameOf(taker))
           select _product.Find((MethodReference)made.Operand);

    private bool IsDelegateOfOwn(Instruction instruction)
        => instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn
            && instruction.Next?.OpCode.Code == Code.Newobj
            && _product.Find((MethodReference)instruction.Operand) != null;

    private void Add(string type, MethodDefinition method, Instruction made)
    {
        // What somebody else is handed, a library of the system, is invoked there.
        if (TakerOf(made) is MethodReference taker && (_elsewhere.Contains(Site.NameOf(taker)) || _product.Find(taker) == null))
        {
            return;
        }

        if (!_delegates.TryGetValue(type, out HashSet<MethodDefinition>? methods))
        {
            _delegates[type] = methods = [];
        }

        methods.Add(method);
    }

    /// <summary>Who is handed a delegate: the first call behind it that takes more than it can itself have put there.</summary>
    private static MethodReference? TakerOf(Instruction made)
    {
        int depth = 1;
        for (Instruction? next = made.Next.Next; next != null; next = next.Next)
        {
            if (next.Operand is MethodReference called && next.OpCode.FlowControl == FlowControl.Call)
            {
                int taken = called.Parameters.Count + (called.HasThis && next.OpCode.Code != Code.Newobj ? 1 : 0);
                if (taken >= depth)
                {
                    return called;
                }

                depth -= taken;
                depth += next.OpCode.Code == Code.Newobj || called.ReturnType.FullName != "System.Void" ? 1 : 0;
                continue;
            }

            int pops = PopsOf(next.OpCode);
            if (pops >= depth && next.OpCode.Code is not (Code.Dup or Code.Box or Code.Castclass))
            {
                return null;
            }

            depth += PushesOf(next.OpCode) - pops;
        }

        return null;
    }

    private static int PopsOf(OpCode code) => code.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
            or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        StackBehaviour.PopAll or StackBehaviour.Varpop => 0,
        _ => 2,
    };

    private static int PushesOf(OpCode code) => code.StackBehaviourPush switch
    {
        StackBehaviour.Push0 or StackBehaviour.Varpush => 0,
        StackBehaviour.Push1_push1 => 2,
        _ => 1,
    };

    private Site? Read(Instruction instruction)
    {
        if (IsDelegateOfOwn(instruction))
        {
            bool runsElsewhere = TakerOf(instruction) is MethodReference taker && _elsewhere.Contains(Site.NameOf(taker));
            MethodDefinition target = _product.Find((MethodReference)instruction.Operand)!;
            return runsElsewhere ? null : new Site(instruction, Site.NameOf(target), [target]);
        }

        if (instruction.Operand is not MethodReference called || instruction.OpCode.FlowControl != FlowControl.Call)
        {
            return null;
        }

        return new Site(instruction, Site.NameOf(called), [.. TargetsOf(instruction, called).Distinct()]);
    }

    private IEnumerable<MethodDefinition> TargetsOf(Instruction instruction, MethodReference called)
    {
        if (called.Name == "Start" && called is GenericInstanceMethod started && called.DeclaringType.Name.Contains("MethodBuilder", StringComparison.Ordinal))
        {
            // An async method runs up to its first wait on the thread that calls it.
            return started.GenericArguments[0].Resolve().Methods.Where(method => method.Name == "MoveNext");
        }

        if (called.Name == "Invoke" && _delegates.TryGetValue(called.DeclaringType.FullName, out HashSet<MethodDefinition>? made))
        {
            return IsPlainAction(called.DeclaringType) ? [] : made;
        }

        MethodDefinition? own = _product.Find(called);
        if (own == null)
        {
            return [];
        }

        return instruction.OpCode.Code == Code.Callvirt && own.IsVirtual ? _product.Overrides(own).Append(own) : [own];
    }

    /// <summary>Nothing can be said of these by their type.</summary>
    private static bool IsPlainAction(TypeReference type) => type.FullName is "System.Action" or "System.EventHandler" or "System.Threading.ThreadStart";
}
