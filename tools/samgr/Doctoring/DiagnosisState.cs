namespace Samgr.Tool.Doctoring;

/// <summary>How something is that a machine should have.</summary>
internal enum DiagnosisState
{
    /// <summary>It is there.</summary>
    Fine,

    /// <summary>It is not there, and only some things need it.</summary>
    NotYet,

    /// <summary>It is not there, and nothing works without it.</summary>
    Missing,
}
