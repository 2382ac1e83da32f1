using Microsoft.ML.OnnxRuntime;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Opens ONNX Runtime sessions.</summary>
internal static class Sessions
{
    /// <summary>
    /// A session on the CPU. Each run takes one thread: images and texts run side by side instead, which is as fast and makes a result independent of what else is in the batch
    /// (the int8 form takes its activation scale from the whole input of a run).
    /// </summary>
    public static InferenceSession OnCpu(string graph)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
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
}
