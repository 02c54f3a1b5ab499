namespace Samgr.Ability.Sample;

/// <summary>The protocol between client and child.</summary>
public static class AdderProtocol
{
    /// <summary>The library that the child loads: this assembly.</summary>
    public const string Library = "Samgr.Ability.Sample";

    /// <summary>The interface of the child's object, which begins every request.</summary>
    public const string Adder = "samgr.sample.adder";

    /// <summary>The interface of the object that takes the sum.</summary>
    public const string Callback = "samgr.sample.adder.callback";

    /// <summary>
    /// Of the child, asynchronous: (token, int32, int32, object) -> (): calls the object with the sum. Of that object: (int32) -> ().
    /// </summary>
    public const int AsyncAdd = 1;

    /// <summary>Of the child: (token) -> (): it ends.</summary>
    public const int RequestExit = 2;

    /// <summary>The code of a request that is not as it should be.</summary>
    public const int CheckParamError = 1909001;
}
