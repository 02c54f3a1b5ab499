namespace Samgr.Generator.Locking;

/// <summary>A function that there is no more.</summary>
/// <param name="Id">Its id, which no other function gets.</param>
/// <param name="Signature">Its former signature; null where the lock file has only its id.</param>
/// <param name="Version">The version of the interface that has it no more; 0 where the lock file has its id alone.</param>
public sealed record RetiredFunction(int Id, string? Signature, int Version)
{
    /// <summary>Since when there is none, in words.</summary>
    /// <param name="owner">The interface, with its namespace.</param>
    internal string TextOf(string owner) => Signature is null
        ? $"function {Id} of {owner} was retired"
        : $"{owner}.{Signature.Substring(0, Signature.IndexOf('(') < 0 ? Signature.Length : Signature.IndexOf('('))} was retired in version {Version}";
}
