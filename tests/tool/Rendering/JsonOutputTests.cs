using System.Text.Json;
using Samgr.Tool.Rendering;

namespace Samgr.Tool.Tests.Rendering;

public sealed class JsonOutputTests
{
    [Fact]
    public void Members_are_in_camel_case_and_text_stays_readable()
    {
        string text = JsonOutput.Format(new { ServiceName = "größe <a>", Ratio = double.NaN });

        Assert.Contains("\"serviceName\": \"größe <a>\"", text);
        Assert.Equal("NaN", JsonDocument.Parse(text).RootElement.GetProperty("ratio").GetString());
    }
}
