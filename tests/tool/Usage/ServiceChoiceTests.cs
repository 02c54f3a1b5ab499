using Samgr.Emulator.Control;
using Samgr.Tool.Calls;
using Samgr.Tool.Choosing;

namespace Samgr.Tool.Tests.Usage;

/// <summary>Names with spaces, and words in another order.</summary>
public sealed class ServiceChoiceTests
{
    private static readonly ServiceEntry[] _services =
    [
        new("greenhouse heating", null, 1, 0, 5, "greenhouse"), new("greenhouse heating", "vents", 1, 1, 5, "greenhouse"), new("lamp", null, 2, 0, 6, "lamp"),
    ];

    [Theory]
    [InlineData("did you mean \"greenhouse heating\"?", "greenhouse", "heating", "Report", "195")]
    [InlineData("did you mean \"greenhouse heating/vents\"?", "greenhouse", "heating/vents", "Open")]
    [InlineData("did you mean \"greenhouse heating\"?", "greenhouse heatin", "Report", "195")]
    [InlineData("the service stands in front of the function: samgr call \"greenhouse heating\" Report ...", "Report", "greenhouse heating", "195")]
    [InlineData("the service stands in front of the function: samgr call lamp On", "On", "lamp")]
    [InlineData("did you mean lamp?", "lmap", "On")]
    public void Advice_can_be_pasted(string advice, string target, params string[] words)
        => Assert.EndsWith("; " + advice, ServiceChoice.Missing(CallTarget.Parse(target), words, _services));
}
