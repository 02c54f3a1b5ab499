namespace nanoFramework.TestFramework;

/// <summary>Arrays, element by element.</summary>
public static class TestExtensions
{
    public static bool SequenceEqual(this Array a, Array b) => a.Cast<object?>().SequenceEqual(b.Cast<object?>());
}
