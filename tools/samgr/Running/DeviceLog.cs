using System.Text;
using Samgr.Tool.Rendering;
using Samgr.Tool.Rendering.Logs;

namespace Samgr.Tool.Running;

/// <summary>Shows the log of a device with its name in front, and writes it to the file that all devices share.</summary>
internal sealed class DeviceLog : TextWriter
{
    private readonly string _name;
    private readonly LogFile? _file;
    private readonly LogPrinter _printer;

    public DeviceLog(string name, int width, ProgressLine progress, LogFile? file)
    {
        _name = name.PadRight(width) + " ";
        _file = file;
        _printer = new LogPrinter(line => progress.WriteLine(Console.Out, _name + line), LogColours.AreShown);
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Console.Out.Encoding;

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        try
        {
            _printer.Write(value ?? "");
        }
        catch (IOException)
        {
            // Nobody reads any more.
        }

        if (_file == null)
        {
            return;
        }

        try
        {
            lock (_file)
            {
                _file.WriteLine(_name + value);
                _file.Flush();
            }
        }
        catch (IOException)
        {
            // A full disk: the line is lost, and the devices go on.
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _printer.Dispose();
        base.Dispose(disposing);
    }
}
