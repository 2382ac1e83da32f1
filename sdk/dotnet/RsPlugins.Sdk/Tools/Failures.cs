using Microsoft.Extensions.Logging;

namespace RsPlugins.Sdk.Tools;

/// <summary>Turns what a tool threw into a failure that may go over the wire.</summary>
internal static class Failures
{
    private const int LinuxNoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Maps an exception: typed ones as they are, the operating system's refusals by their meaning, all others as internal faults without their texts.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="log">Takes the whole exception where the wire may not.</param>
    /// <param name="tool">The tool that threw.</param>
    /// <returns>The failure to report.</returns>
    public static ToolException AsToolException(Exception failure, ILogger log, string tool)
    {
        // Threads that meet the same fault at once throw it together.
        Exception first = failure is AggregateException several ? several.Flatten().InnerExceptions.FirstOrDefault(failure) : failure;
        switch (first)
        {
            case ToolException typed:
                return typed;
            case FileNotFoundException { FileName: { } name }:
                return new ToolException(ErrorIds.FileMissing, $"The file {name} does not exist.", "Check the path.", inner: first);
            case DirectoryNotFoundException:
                return new ToolException(ErrorIds.FileMissing, "A folder that is needed does not exist.", "Check the paths.", first.Message, first);
            case UnauthorizedAccessException:
                return new ToolException(ErrorIds.FileDenied, "A file may not be read or written.", "Check the permissions of the files and folders named.", first.Message, first);
            case IOException when first.HResult is LinuxNoSpace or WindowsDiskFull:
                return new ToolException(ErrorIds.DiskFull, "The disk is full.", "Free some space or choose another folder for the outputs.", first.Message, first);
            default:
                log.LogError(failure, "The tool {Tool} failed.", tool);
                return new ToolException(ErrorIds.Internal, $"The tool {tool} failed for a reason it did not expect.", "This is a fault of the tool; its log has the details.", first.GetType().FullName, failure);
        }
    }
}
