using Xunit.Abstractions;
using Xunit.Sdk;

namespace RsPlugins.RsmClip.Tests.Acceptance;

/// <summary>A theory about RS-M-CLIP's own weights. It exists only where <see cref="ModelVariable"/> names them: it is neither skipped nor passed without.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("RsPlugins.RsmClip.Tests.Acceptance.RsMClipTheoryDiscoverer", "RsPlugins.RsmClip.Tests")]
public sealed class RsMClipTheoryAttribute : TheoryAttribute
{
    /// <summary>Names the folder of the model.</summary>
    public const string ModelVariable = "RSPLUGINS_RSMCLIP";

    /// <summary>Names a folder with the pictures of the model card (figs/ of github.com/DannielSilva/RS-M-CLIP, which gives no licence for them).</summary>
    public const string FiguresVariable = "RSPLUGINS_RSMCLIP_FIGURES";
}
