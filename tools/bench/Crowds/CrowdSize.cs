namespace Samgr.Bench.Crowds;

/// <summary>How big a crowd is.</summary>
/// <param name="Processes">Processes that serve.</param>
/// <param name="Services">Services of each of them.</param>
/// <param name="Clients">Processes that call.</param>
/// <param name="Calls">Calls of all clients together.</param>
internal sealed record CrowdSize(int Processes, int Services, int Clients, int Calls)
{
    /// <summary>Calls of the client of that number.</summary>
    internal int CallsOf(int client) => (Calls / Clients) + (client < Calls % Clients ? 1 : 0);
}
