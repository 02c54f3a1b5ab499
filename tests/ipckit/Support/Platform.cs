using System.Runtime.CompilerServices;
using LiteIpc.Kit.Desktop;

namespace LiteIpc.Kit.Tests;

internal static class Platform
{
    [ModuleInitializer]
    internal static void PlugIn() => KitDesktop.PlugIn();

    /// <summary>This process's descriptors to what a path names.</summary>
    internal static int CountDescriptors(string path)
        => Directory.GetFiles("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget?.Contains(path, StringComparison.Ordinal) == true);

    /// <summary>This process's mappings of what a path names.</summary>
    internal static int CountMappings(string path)
        => File.ReadLines("/proc/self/maps").Count(line => line.Contains(path, StringComparison.Ordinal));
}

/// <summary>Tests that unplug what a board has not; nothing else runs at the same time.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Unplugged;
