using System.Collections;

namespace nanoFramework.TestFramework;

/// <summary>Conditions on collections, element by element.</summary>
public sealed class CollectionAssert
{
    public static void AreEqual(ICollection expected, ICollection actual, string message = "") =>
        Assert.Require(AreAlike(expected, actual), "the collections differ", message);

    public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") =>
        Assert.Require(!AreAlike(notExpected, actual), "the collections are equal", message);

    public static void Empty(ICollection collection, string message = "") => Assert.Empty(collection, message);

    public static void NotEmpty(ICollection collection, string message = "") => Assert.NotEmpty(collection, message);

    private static bool AreAlike(ICollection first, ICollection second) => first.Cast<object?>().SequenceEqual(second.Cast<object?>());
}
