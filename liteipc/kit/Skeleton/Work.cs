namespace LiteIpc.Kit;

/// <summary>The kinds of work.</summary>
internal static class WorkKind
{
    /// <summary>Serve a request.</summary>
    internal const int Request = 0;

    /// <summary>Tell the death recipients of a proxy.</summary>
    internal const int Death = 1;

    /// <summary>Forget a stub if no process holds it.</summary>
    internal const int Settle = 2;

    /// <summary>Run code of the user.</summary>
    internal const int Run = 3;
}

/// <summary>One thing to do on a work thread; used again.</summary>
internal sealed class Work
{
    internal int Kind;
    internal DriverMessage? Message;

    /// <summary>The stub, the proxy or the code that it is about.</summary>
    internal object? Target;

    /// <summary>The queue of an asynchronous request; its next one may run afterwards.</summary>
    internal SerialQueue? Serial;
    internal Work? Next;
}
