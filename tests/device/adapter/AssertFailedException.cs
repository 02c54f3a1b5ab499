namespace TestFrameworkShared;

/// <summary>A condition of a test does not hold.</summary>
public class AssertFailedException : Exception
{
    public AssertFailedException()
    {
    }

    public AssertFailedException(string message)
        : base(message)
    {
    }

    public AssertFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
