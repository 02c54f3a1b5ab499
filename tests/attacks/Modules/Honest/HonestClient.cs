using System.Diagnostics;
using LiteIpc;
using Microsoft.Win32.SafeHandles;
using Samgr.Testing;

namespace Samgr.Attacks.Modules;

/// <summary>The calls of an honest process.</summary>
internal sealed class HonestClient(SamgrLite samgr, Ledger ledger)
{
    private const int PauseMs = 5;
    private const int EachWithFile = 8;
    private const int MostText = 3000;
    private const int RequestSize = 8192;
    private const string FileText = "the text of an honest file";

    private string? _told;
    private int _answer;
    private string? _text;

    /// <summary>Calls the other honest services, one after the other, from when they are there on.</summary>
    internal void CallTheHonest()
    {
        Random random = new(samgr.Pid);
        string[] peers = [.. Honest.Names.Where(peer => peer != samgr.Options.Name)];
        ClientProxy[] proxies = [.. peers.Select(Find)];
        using SafeFileHandle file = MakeFile();
        for (int i = 0; ; i++)
        {
            int peer = random.Next(peers.Length);
            long granted = Patience.GrantedMs;
            long start = Stopwatch.GetTimestamp();
            string? trouble = i % EachWithFile == 0 && OperatingSystem.IsLinux()
                ? SendFile(proxies[peer], file)
                : Echo(proxies[peer], peers[peer], i, new string((char)('a' + (i % 26)), random.Next(MostText)));
            ledger.Add(
                trouble == null ? null : $"{samgr.Options.Name} called {peers[peer]}: {trouble}",
                (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                (int)(Patience.GrantedMs - granted));
            Thread.Sleep(PauseMs);
        }
    }

    /// <summary>Calls the attacker all along, whatever comes of it.</summary>
    internal void CallTheAttacker()
    {
        ClientProxy proxy = Find(Attacker.Name);
        IpcIo request = new(RequestSize);
        request.WriteInt32(1);
        request.WriteString("hello");
        while (true)
        {
            long granted = Patience.GrantedMs;
            int code = proxy.Invoke(HonestFunction.Echo, request, null, static (_, _, _) => { });
            ledger.AddOfAttacker(code, (int)(Patience.GrantedMs - granted));
            Thread.Sleep(PauseMs);
        }
    }

    private ClientProxy Find(string peer)
    {
        while (true)
        {
            samgr.WaitFor(peer, null, Patience.LimitMs, out _);
            if (samgr.FindServiceApi(peer, null) is ClientProxy proxy)
            {
                return proxy;
            }
        }
    }

    private string? Echo(ClientProxy proxy, string peer, int number, string text)
    {
        IpcIo request = new(RequestSize);
        request.WriteInt32(number);
        request.WriteString(text);
        _told = null;
        int code = proxy.Invoke(HonestFunction.Echo, request, null, (_, _, reply) =>
        {
            _told = reply.ReadString();
            _answer = reply.ReadInt32();
            _text = reply.ReadString();
        });
        return code != EC.Success ? EC.NameOf(code)
            : _told == peer && _answer == Honest.Answer(number, text) && _text == text ? null
            : $"the answer to ({number}, {text.Length} characters) is of '{_told}', {_answer} and {_text?.Length} characters";
    }

    private string? SendFile(ClientProxy proxy, SafeFileHandle file)
    {
        IpcIo request = new(RequestSize, 1);
        request.WriteFileDescriptor((int)file.DangerousGetHandle());
        string? read = null;
        int code = proxy.Invoke(HonestFunction.ReadFile, request, null, (_, _, reply) => read = reply.ReadString());
        return code != EC.Success ? EC.NameOf(code) + " for a file" : read == FileText ? null : $"its file holds '{read}'";
    }

    private static SafeFileHandle MakeFile()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, FileText);
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        return file;
    }
}
