namespace LiteIpc.Pairing.Tests.Devices;

public sealed class NameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("Kitchen-2_b.local")]
    [InlineData("0")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_name_is_a_name(string text) => Assert.Null(DeviceNames.FindProblem(text));

    [Theory]
    [InlineData("", "1 to 63 letters, and this one 0")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "1 to 63 letters, and this one 64")]
    [InlineData("-x", "begins with a letter or digit")]
    [InlineData("..", "begins with a letter or digit")]
    [InlineData("a b", "letters, digits, '-', '_' and '.'")]
    [InlineData("küche", "letters, digits, '-', '_' and '.'")]
    [InlineData("a/b", "letters, digits, '-', '_' and '.'")]
    public void What_is_no_name_is_refused_with_the_mend(string text, string reason)
    {
        Assert.Contains(reason, DeviceNames.FindProblem(text), StringComparison.Ordinal);
        Assert.Contains("give another one", DeviceNames.FindProblem(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kitchen", 870733615)]
    [InlineData("a", 1678518572)]
    [InlineData("board-449599", 1980314754)]
    [InlineData("board-612382", 1980314754)]
    public void A_number_is_that_of_its_name(string name, int number) => Assert.Equal(number, DeviceNames.NumberOf(name));

    [Theory]
    [InlineData("Anna's desk", "Anna-s-desk")]
    [InlineData("-küche.", "k-che")]
    [InlineData("", "device")]
    [InlineData("---", "device")]
    public void A_name_is_made_of_any_text(string text, string name)
    {
        Assert.Equal(name, DeviceNames.Propose(text));
        Assert.Null(DeviceNames.FindProblem(DeviceNames.Propose(text)));
    }
}
