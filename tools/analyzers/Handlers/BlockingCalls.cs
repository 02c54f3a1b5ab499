using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Samgr.Analyzers.Handlers;

/// <summary>The methods and properties of the library, and of samgr, that wait.</summary>
internal static class BlockingCalls
{
    private static readonly HashSet<string> _names = new(StringComparer.Ordinal)
    {
        "Samgr.InterfaceProxy.WaitFor",
        "Samgr.SamgrLite.WaitFor",
        "Samgr.SamgrLite.WaitForBoot",
        "Samgr.SamgrLite.WaitForHandle",
        "System.Console.ReadKey",
        "System.Console.ReadLine",
        "System.Diagnostics.Process.WaitForExit",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable.ConfiguredTaskAwaiter.GetResult",
        "System.Runtime.CompilerServices.TaskAwaiter.GetResult",
        "System.Threading.Barrier.SignalAndWait",
        "System.Threading.CountdownEvent.Wait",
        "System.Threading.ManualResetEventSlim.Wait",
        "System.Threading.Monitor.Wait",
        "System.Threading.SemaphoreSlim.Wait",
        "System.Threading.SpinWait.SpinUntil",
        "System.Threading.Tasks.Task.Result",
        "System.Threading.Tasks.Task.Wait",
        "System.Threading.Tasks.Task.WaitAll",
        "System.Threading.Tasks.Task.WaitAny",
        "System.Threading.Tasks.ValueTask.Result",
        "System.Threading.Thread.Join",
        "System.Threading.Thread.Sleep",
        "System.Threading.WaitHandle.SignalAndWait",
        "System.Threading.WaitHandle.WaitAll",
        "System.Threading.WaitHandle.WaitAny",
        "System.Threading.WaitHandle.WaitOne",
    };

    private static readonly SymbolDisplayFormat _format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>The name of the waiting call in an operation, as it is written: "Thread.Sleep"; null when it does not wait.</summary>
    public static string? NameOf(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation call when !HasNoTime(call) => call.TargetMethod.OriginalDefinition,
            IPropertyReferenceOperation property => property.Property.OriginalDefinition,
            _ => null,
        };
        return member is not null && Waits(member) ? $"{member.ContainingType.Name}.{member.Name}" : null;
    }

    private static bool Waits(ISymbol member)
    {
        // An override waits when its base method does: Mutex.WaitOne is WaitHandle's.
        for (ISymbol? at = member; at is not null; at = (at as IMethodSymbol)?.OverriddenMethod)
        {
            if (_names.Contains(at.ToDisplayString(_format)))
            {
                return true;
            }
        }

        return false;
    }

    // With no time to wait it only looks.
    private static bool HasNoTime(IInvocationOperation call)
        => call.Arguments.Any(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_Int32 } parameter
            && parameter.Name.IndexOf("timeout", StringComparison.OrdinalIgnoreCase) >= 0
            && argument.Value.ConstantValue is { HasValue: true, Value: 0 });
}
