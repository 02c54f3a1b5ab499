namespace nanoFramework.TestFramework;

/// <summary>What the launcher of tests needs.</summary>
public static class Helper
{
    /// <summary>The attributes of a test method, without the plain one when rows of data stand beside it.</summary>
    public static object[] RemoveTestMethodIfDataRowExists(object[] attributes) =>
        attributes.Any(attribute => attribute is DataRowAttribute)
            ? [.. attributes.Where(attribute => attribute is not TestMethodAttribute)]
            : attributes;
}
