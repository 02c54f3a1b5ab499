namespace Samgr.Conformance.Processes;

/// <summary>Area 7: a client and its child processes. A step gives first what the call returned, then what the callback was told.</summary>
[Collection<RealDeviceRows>]
public sealed class ChildRows(RealDevice device)
{
    [Fact]
    public async Task CP_002_a_library_without_name_or_above_its_folder_is_invalid()
        => Assert.Equal("401 401", await device.RunAsync("CP-002"));

    [Fact]
    public async Task CP_004_a_child_needs_library_and_callback()
        => Assert.Equal("401 401 401", await device.RunAsync("CP-004"));

    [Fact]
    public async Task CP_005_a_child_has_no_children()
        => Assert.Equal("0 0 16010005 1", await device.RunAsync("CP-005"));

    [Fact]
    public async Task CP_006_a_library_has_to_give_an_object()
        => Assert.Equal("0 16010008", await device.RunAsync("CP-006"));

    [Fact]
    public async Task CP_007_a_process_has_50_children_which_end_on_request()
        => Assert.Equal("50 16010006 50 1", await device.RunAsync("CP-007"));

    [Fact]
    public async Task CP_008_a_child_that_has_ended_makes_room_for_another()
        => Assert.Equal("16010006 0 0", await device.RunAsync("CP-008"));

    [Fact]
    public async Task CP_012_an_isolated_child_needs_no_arguments()
        => Assert.Equal("0 1", await device.RunAsync("CP-012"));

    [Fact]
    public async Task CP_013_an_isolated_child_writes_to_the_descriptor_that_it_was_given()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        Assert.Equal("0 1 1", await device.RunAsync("CP-013"));
    }

    [Fact]
    public async Task CP_015_a_child_is_not_started_without_arguments()
        => Assert.Equal("401", await device.RunAsync("CP-015"));

    [Fact]
    public async Task CP_019_a_child_is_not_started_without_entry()
        => Assert.Equal("401", await device.RunAsync("CP-019"));

    [Fact]
    public async Task CP_020_a_library_or_function_that_is_missing_is_no_pid()
        => Assert.Equal("16010007 0 16010007 0", await device.RunAsync("CP-020"));

    [Fact]
    public async Task CP_021_a_child_adds_and_ends_and_the_next_one_does_too()
        => Assert.Equal("0 0 579 1 0 0 579 1", await device.RunAsync("CP-021"));

    [Fact]
    public async Task CP_022_a_configured_child_needs_a_valid_library_and_a_callback()
        => Assert.Equal("401 401 401 401", await device.RunAsync("CP-022"));

    [Fact]
    public async Task CP_023_a_library_is_neither_an_absolute_path_nor_missing()
        => Assert.Equal("0 16010007 0 16010007", await device.RunAsync("CP-023"));

    [Fact]
    public async Task CP_024_a_callback_is_registered_once_and_unregistered_once()
        => Assert.Equal("0 0 579 1 0 0 0 0 0 16010009", await device.RunAsync("CP-024"));

    [Fact]
    public async Task CP_025_a_child_ends_on_request_while_exits_are_watched()
        => Assert.Equal("0 0 0 1 0", await device.RunAsync("CP-025"));

    /// <summary>The runtime turns the signal 11 of the system into an abort, signal 6.</summary>
    [Fact]
    public async Task CP_026_a_segmentation_fault_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the system has no signals");
        Assert.Equal("0 0 1 6 0 0", await device.RunAsync("CP-026"));
    }

    [Fact]
    public async Task CP_028_an_entry_is_neither_null_nor_empty()
        => Assert.Equal("401 401", await device.RunAsync("CP-028"));

    [Fact]
    public async Task CP_029_arguments_and_options_are_not_null()
        => Assert.Equal("401 401", await device.RunAsync("CP-029"));

    [Fact]
    public async Task CP_030_a_child_gets_its_parameters_and_its_descriptor()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        Assert.Equal("0 1 1", await device.RunAsync("CP-030"));
    }

    [Fact]
    public async Task CP_031_a_child_without_arguments_sees_none()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "descriptors go from process to process on Linux only");
        Assert.Equal("0 1 1", await device.RunAsync("CP-031"));
    }

    [Fact]
    public async Task CP_034_entry_and_configs_are_not_null()
        => Assert.Equal("401 401", await device.RunAsync("CP-034"));

    [Fact]
    public async Task CP_040_a_negative_pid_is_invalid()
        => Assert.Equal("16010010", await device.RunAsync("CP-040"));
}
