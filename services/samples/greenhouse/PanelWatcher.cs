namespace Samgr.Samples.Greenhouse;

/// <summary>The panel's ear: calls come on work threads of the IPC Kit, and go to the panel's own thread as messages.</summary>
internal sealed class PanelWatcher : IClimateWatcher
{
    private readonly SamgrLite _samgr;
    private readonly Identity _panel;
    private readonly int _message;

    internal PanelWatcher(SamgrLite samgr, Identity panel, int message)
    {
        _samgr = samgr;
        _panel = panel;
        _message = message;
    }

    /// <inheritdoc/>
    public void OnComfort(Reading reading) => _samgr.SendRequest(_panel, new Request(_message, reading), null);
}
