using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Samgr.Analyzers.Handlers;

/// <summary>
/// The part of a class that runs on a service's task: its handlers, what it gives to the framework as a handler, and the
/// methods of the class that these call.
/// </summary>
internal sealed class HandlerCode(KnownTypes known)
{
    private readonly ConcurrentBag<(IMethodSymbol Caller, IMethodSymbol Called)> _calls = [];
    private readonly ConcurrentBag<(IMethodSymbol Method, string Name)> _handlers = [];
    private readonly ConcurrentBag<(IMethodSymbol Place, Func<string, Diagnostic> Report)> _suspects = [];

    /// <summary>Notes a call within the class.</summary>
    public void AddCall(IInvocationOperation call, ISymbol container)
    {
        IMethodSymbol called = call.TargetMethod.OriginalDefinition;
        bool isOwn = called.MethodKind == MethodKind.LocalFunction
            || SymbolEqualityComparer.Default.Equals(called.ContainingType, container.ContainingType);
        if (isOwn && PlaceOf(call, container) is { } caller)
        {
            _calls.Add((caller, called));
        }
    }

    /// <summary>Notes a method or lambda that becomes a delegate of the framework.</summary>
    public void AddDelegate(IDelegateCreationOperation creation)
    {
        if (!HandlerMethods.IsHandlerDelegate(creation.Type, known))
        {
            return;
        }

        IMethodSymbol? method = creation.Target switch
        {
            IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
            IAnonymousFunctionOperation function => function.Symbol,
            _ => null,
        };
        if (method is not null)
        {
            _handlers.Add((method, $"a {creation.Type!.Name} callback"));
        }
    }

    /// <summary>Notes an operation that no handler may do.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="container">The member that holds it.</param>
    /// <param name="report">Makes the diagnostic, given the handler that does the operation.</param>
    public void AddSuspect(IOperation operation, ISymbol container, Func<string, Diagnostic> report)
    {
        if (PlaceOf(operation, container) is { } place)
        {
            _suspects.Add((place, report));
        }
    }

    /// <summary>Reports the operations that handlers do.</summary>
    public void ReportTo(Action<Diagnostic> sink)
    {
        if (_suspects.IsEmpty)
        {
            return;
        }

        Dictionary<ISymbol, string> reached = Reach();
        foreach ((IMethodSymbol place, Func<string, Diagnostic> report) in _suspects)
        {
            if (reached.TryGetValue(place, out string? handler))
            {
                sink(report(handler));
            }
        }
    }

    private Dictionary<ISymbol, string> Reach()
    {
        var reached = new Dictionary<ISymbol, string>(SymbolEqualityComparer.Default);
        ILookup<ISymbol, IMethodSymbol> calls = _calls.ToLookup(call => (ISymbol)call.Caller, call => call.Called, SymbolEqualityComparer.Default);
        var open = new Stack<(ISymbol Method, string Name)>(_handlers.Select(handler => ((ISymbol)handler.Method, handler.Name)));
        foreach (IMethodSymbol method in _suspects.Select(suspect => suspect.Place).Concat(_calls.Select(call => call.Caller)))
        {
            if (HandlerMethods.NameOf(method, known) is { } name)
            {
                open.Push((method, name));
            }
        }

        while (open.Count > 0)
        {
            (ISymbol method, string name) = open.Pop();
            if (!reached.ContainsKey(method))
            {
                reached.Add(method, name);
                foreach (IMethodSymbol called in calls[method])
                {
                    open.Push((called, name));
                }
            }
        }

        return reached;
    }

    // A lambda is a place of its own: it may run on another thread.
    private static IMethodSymbol? PlaceOf(IOperation operation, ISymbol container)
    {
        for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IAnonymousFunctionOperation function:
                    return function.Symbol;
                case ILocalFunctionOperation function:
                    return function.Symbol;
            }
        }

        return container as IMethodSymbol;
    }
}
