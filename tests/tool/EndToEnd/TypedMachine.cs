namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>A machine with services whose stubs are generated, and one whose stub is not.</summary>
public sealed class TypedMachine : IAsyncLifetime
{
    // A reply of so few bytes holds only a part of a description.
    private const int ReplySize = 1024;

    public Sandbox Sandbox { get; } = new();

    public Task<ToolResult> RunAsync(params string[] arguments) => Sandbox.RunAsync(arguments);

    public async ValueTask InitializeAsync()
    {
        string folder = Path.GetRelativePath(Sandbox.WorkingFolder, AppContext.BaseDirectory).Replace('\\', '/').TrimEnd('/');
        Sandbox.Write("typed.json", $$"""
            {
              "name": "typed",
              "processes": [
                {
                  "name": "alpha", "pid": 5, "samgr": true,
                  "modules": [{{Sample("Thermometer")}}, {{Sample("Echo")}}, {{Sample("Thermostat")}}]
                },
                { "name": "beta", "pid": 6, "modules": ["{{folder}}/Samgr.Tool.Tests.dll:Hello.GreeterModule"], "after": ["alpha"] }
              ],
              "limits": { "maxReplySize": {{ReplySize}} }
            }
            """);
        ToolProcess run = Sandbox.Start("run", "typed.json");
        await run.WaitForBootAsync();
        await run.Output.WaitForAsync("<greeter> is at handle");

        string Sample(string name) => $"\"{folder}/Samgr.Generator.Sample.dll:Samgr.Generator.Sample.{name}Module\"";
    }

    public ValueTask DisposeAsync()
    {
        Sandbox.Dispose();
        return ValueTask.CompletedTask;
    }
}
