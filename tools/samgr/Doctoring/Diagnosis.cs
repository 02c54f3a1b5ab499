namespace Samgr.Tool.Doctoring;

/// <summary>The finding about one thing that a machine should have.</summary>
/// <param name="Name">The thing.</param>
/// <param name="State">How it is.</param>
/// <param name="Details">Its place, or how to get it.</param>
internal sealed record Diagnosis(string Name, DiagnosisState State, string Details)
{
    /// <summary>The state in a word.</summary>
    public string Word => State switch
    {
        DiagnosisState.Fine => "ok",
        DiagnosisState.Missing => "missing",
        _ => "not yet",
    };
}
