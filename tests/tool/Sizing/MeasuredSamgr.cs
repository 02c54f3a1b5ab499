using Samgr.Tool.Sizing;

namespace Samgr.Tool.Tests.Sizing;

/// <summary>What 'samgr size' says of SAMgr Lite; measured once, as the systems that it boots have their defaults in statics.</summary>
internal static class MeasuredSamgr
{
    private static readonly Lazy<SizeReport> _report = new(SizeReport.OfSamgr);

    public static SizeReport Report => _report.Value;
}
