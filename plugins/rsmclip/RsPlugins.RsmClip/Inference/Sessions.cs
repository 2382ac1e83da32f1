using System.Runtime.Intrinsics.X86;
using Microsoft.ML.OnnxRuntime;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Opens ONNX Runtime sessions.</summary>
internal static class Sessions
{
    /// <summary>
    /// A session on the CPU. Each run takes one thread: runs go side by side instead, which is as fast, and no sum is split in a way that depends on the threads.
    /// </summary>
    public static InferenceSession OnCpu(string graph)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");

        if (X86Base.IsSupported && !MultipliesBytesExactly())
        {
            // The fast multiplication of bytes overflows here, differently for every batch.
            options.AddSessionConfigEntry("session.x64quantprecision", "1");
        }

        return new InferenceSession(graph, options);
    }

    /// <summary>A session on DirectML's first adapter.</summary>
    /// <exception cref="OnnxRuntimeException">There is no adapter, or it cannot run the graph.</exception>
    /// <exception cref="EntryPointNotFoundException">This build has no DirectML.</exception>
    public static InferenceSession OnDirectMl(string graph)
    {
        // DirectML asks for both settings.
        using SessionOptions options = new() { EnableMemoryPattern = false, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AppendExecutionProvider_DML(0);
        return new InferenceSession(graph, options);
    }

    /// <summary>Whether the processor has VNNI, in its AVX-512 (leaf 7, ECX 11) or its AVX form (leaf 7.1, EAX 4).</summary>
    private static bool MultipliesBytesExactly() => ((X86Base.CpuId(7, 0).Ecx >> 11) & 1) != 0 || ((X86Base.CpuId(7, 1).Eax >> 4) & 1) != 0;
}
