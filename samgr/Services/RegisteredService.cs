using System;
using LiteIpc;

namespace Samgr;

/// <summary>A service with its object.</summary>
internal sealed class RegisteredService : ServiceEntry
{
    private readonly SamgrOptions _options;

    internal RegisteredService(Service service, SamgrOptions options)
        : base(service.Name)
    {
        Service = service;
        _options = options;
    }

    internal readonly Service Service;

    internal override long NowMs => _options.Adapter.NowMs;

    internal override bool Handle(Request request) => Service.MessageHandle(request);

    internal override long CountHandled(long start)
    {
        Handled++;
        long end = NowMs;
        if (end - start > _options.SlowMessageMs)
        {
            LogPace.Count(ref Slow);
            _options.WriteLog(LogLevel.Warn, "a message took " + (end - start) + " ms", Name);
        }

        return end;
    }

    internal override string CountThrown(string doing, Exception error)
    {
        LogPace.Count(ref Exceptions);
        return _options.WriteError(doing, error, Name);
    }
}
