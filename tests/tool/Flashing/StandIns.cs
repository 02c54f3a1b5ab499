using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Flashing;

/// <summary>Programs that stand in for dotnet and nanoff: the only ones on the PATH of what a sandbox starts.</summary>
public static class StandIns
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Says of a project what 'dotnet msbuild -getProperty' says, with nothing but what the shell itself has.
    private const string Evaluation = """
        if [ "$1" = msbuild ]; then
          name=${2##*/}; board=; target=; kind=
          while read -r line; do
            value=${line#*>}; value=${value%%<*}
            case "$line" in
              *"<SamgrBoard>"*) board=$value ;;
              *"<SamgrTarget>"*) target=$value ;;
              *"<OutputType>"*) kind=$value ;;
            esac
          done < "$2"
          printf '{ "Properties": { "SamgrBoard": "%s", "SamgrTarget": "%s", "OutputType": "%s", "AssemblyName": "%s" } }\n' "$board" "$target" "$kind" "${name%.csproj}"
          exit
        fi
        """;

    /// <summary>Makes a checkout with two boards, an application as 'samgr new app' makes it, and a PATH with nothing on it.</summary>
    public static void Prepare(this Sandbox sandbox)
    {
        sandbox.WriteProject("boards/esp32/Samgr.Esp32.csproj", "esp32");
        sandbox.WriteProject("boards/stm32/Samgr.Stm32.csproj", "stm32");
        sandbox.Write("Garden/Garden.slnx", "<Solution />");
        sandbox.WriteProject("Garden/Garden/Garden.csproj", "pico");
        sandbox.Write("Garden/Garden.Tests/Garden.Tests.csproj", "<Project><PropertyGroup>\n<OutputType>Exe</OutputType>\n</PropertyGroup></Project>");
        sandbox.Environment["PATH"] = Directory.CreateDirectory(Path.Combine(sandbox.WorkingFolder, "path")).FullName;
        sandbox.Environment["HOME"] = sandbox.WorkingFolder;
    }

    /// <summary>Writes the project of an application of a board.</summary>
    public static void WriteProject(this Sandbox sandbox, string path, string board, string target = "")
    {
        sandbox.Write($"{Path.GetDirectoryName(path)}/bin/Release/netnano1.0/placeholder", "");
        sandbox.Write(
            path,
            $"""
            <Project>
            <PropertyGroup>
            <OutputType>Exe</OutputType>
            <SamgrBoard>{board}</SamgrBoard>
            <SamgrTarget>{target}</SamgrTarget>
            </PropertyGroup>
            </Project>

            """);
    }

    /// <summary>Puts a dotnet on the PATH that evaluates projects and, when it builds, does what its script says.</summary>
    public static void InstallDotNet(this Sandbox sandbox, string script = "") => sandbox.Install("dotnet", Evaluation + "\n" + script);

    /// <summary>Puts a program on the PATH that prints its name and arguments, and then does what its script says.</summary>
    public static void Install(this Sandbox sandbox, string name, string script = "")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are shell scripts");
        string path = sandbox.Write($"path/{name}", $"#!/bin/sh\necho \"{name} got: $*\"\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }
}
