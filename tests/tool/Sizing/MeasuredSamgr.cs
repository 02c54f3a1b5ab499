using Samgr.Tool.Sizing;

namespace Samgr.Tool.Tests.Sizing;

/// <summary>What 'samgr size' says of SAMgr Lite; measured once, as the systems that it boots have their defaults in statics.</summary>
internal static class MeasuredSamgr
{
    private static readonly Lazy<(SizeReport Report, HeapFigure Healed)> _measured = new(() =>
    {
        SizeReport report = SizeReport.OfSamgr();
        return (report, HeapModel.OfHealedApplication(report.Assemblies));
    });

    public static SizeReport Report => _measured.Value.Report;

    /// <summary>The application of the boards once its provider has been started again.</summary>
    public static HeapFigure Healed => _measured.Value.Healed;
}
