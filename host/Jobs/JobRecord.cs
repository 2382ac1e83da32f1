using System.Text.Json;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Jobs;

/// <summary>What the store knows of a job.</summary>
/// <param name="Status">What everybody may know.</param>
/// <param name="Withheld">Whether it was given secrets, which are not stored: it cannot be started again from here.</param>
/// <param name="Host">The process that runs or ran it, as <see cref="JobOwner"/> writes it.</param>
/// <param name="Crashes">How many hosts in a row died while it ran, without its getting further.</param>
/// <param name="Reached">How far it was at the first of these, as a fraction.</param>
internal sealed record JobRecord(JobStatus Status, bool Withheld, string Host, int Crashes = 0, double Reached = 0)
{
    private const int LargestQuietArguments = 16 * 1024;

    /// <summary>The arguments of a call that is only history: large ones are left out.</summary>
    /// <param name="arguments">The arguments.</param>
    public static JsonElement Quiet(JsonElement arguments) =>
        System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(arguments).Length <= LargestQuietArguments ? arguments : JsonSerializer.SerializeToElement(new object());
}
