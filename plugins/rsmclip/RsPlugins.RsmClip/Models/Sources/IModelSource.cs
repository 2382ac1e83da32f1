using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>Where a model can be installed from.</summary>
internal interface IModelSource
{
    /// <summary>What a record says of it; no path, since remote clients read it.</summary>
    string Name { get; }

    /// <summary>The id that the model gets when none is asked for.</summary>
    string SuggestedId { get; }

    /// <summary>Whether what an earlier try left in the folder is of use.</summary>
    bool Resumes { get; }

    /// <summary>Fills a folder with the model's files.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="context">Told of bytes done.</param>
    /// <param name="cancellationToken">Ends the work within a second.</param>
    /// <returns>The revision that was taken, or null where there is none.</returns>
    /// <exception cref="ToolException">The model cannot be had.</exception>
    string? Fill(string folder, IToolContext context, CancellationToken cancellationToken);
}
