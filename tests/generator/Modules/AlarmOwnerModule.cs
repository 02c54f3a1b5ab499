using System.Collections.Concurrent;
using LiteIpc;
using Samgr.Generator.Sample;

namespace Samgr.Generator.Tests.Modules;

/// <summary>
/// A service with an alarm that the thermostat of another process calls back: <see cref="Watch"/> and <see cref="Received"/>, each
/// (int32) -> (string). Written by hand, for the tests refer to the generator and are not generated for.
/// </summary>
public sealed class AlarmOwnerModule : ServiceModule
{
    /// <summary>Stands before the name of the process in that of its service.</summary>
    public const string Prefix = "alarms_";

    /// <summary>(int32 sensor) -> (string problem): hands the alarm to the thermostat.</summary>
    public const int Watch = 0;

    /// <summary>(int32 count) -> (string): what the alarm has been told next, once it has been told so much.</summary>
    public const int Received = 1;

    /// <summary>A question that is never answered.</summary>
    public const string Endless = "forever?";

    private const int PatienceMs = 30_000;

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
    {
        string name = Prefix + installed.Options.Name;
        installed.RegisterService(new Owner(name));
        installed.RegisterDefaultFeatureApi(name, new Api(installed));
    });

    private sealed class Owner(string name) : Service
    {
        public override string Name => name;

        public override TaskConfig GetTaskConfig() => new(taskType: TaskType.Single);
    }

    private sealed class Api(SamgrLite samgr) : ServerProxy
    {
        private readonly Alarm _alarm = new();

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
            => reply.WriteString(funcId == Watch ? Register(request.ReadInt32()) : Take(request.ReadInt32())) ? EC.Success : EC.Failure;

        private string Register(int sensor)
        {
            IThermostat? thermostat = ThermostatProxy.Find(samgr);
            if (thermostat == null)
            {
                return "there is no thermostat";
            }

            thermostat.Watch(sensor, _alarm, null);
            InterfaceProxy.Release(thermostat);
            return "";
        }

        private string Take(int count)
        {
            string[] told = new string[count];
            for (int i = 0; i < count; i++)
            {
                told[i] = _alarm.Told.TryTake(out string? next, PatienceMs) ? next : "nothing";
            }

            return string.Join(' ', told);
        }
    }

    private sealed class Alarm : IAlarm
    {
        public BlockingCollection<string> Told { get; } = [];

        public void OnTooWarm(Reading reading) => Told.Add(reading.Sensor + ":" + reading.Name);

        public bool GoOn(string question, out int times)
        {
            times = question.Length;
            if (question == Endless)
            {
                Told.Add("0:" + question);
                Thread.Sleep(Timeout.Infinite);
            }

            return true;
        }
    }
}
