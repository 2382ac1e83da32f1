using System.Runtime.CompilerServices;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Tests;

/// <summary>The reference outputs were made on one thread: with more, sums are taken in another order and lose the last digits that the tolerances count on.</summary>
internal static class OneThread
{
#pragma warning disable CA2255 // A test assembly is an application in this respect.
    [ModuleInitializer]
    public static void Set() => torch.set_num_threads(1);
#pragma warning restore CA2255
}
