using RsPlugins.RsmClip.Model.Captions;

namespace RsPlugins.RsmClip.Training.Data.Lists;

/// <summary>Images by a list: any caption file (<see cref="CaptionFile"/>) or a table with files and classes.</summary>
internal static class CaptionList
{
    /// <summary>Reads a list; entries of one image become one row.</summary>
    /// <param name="path">The list.</param>
    /// <param name="language">Language of captions for which the list names none.</param>
    /// <param name="texts">Texts by id, and translations of the list's captions.</param>
    /// <returns>The rows, and the number of captions for which no image is named.</returns>
    public static (List<ListedRow> Rows, int WithoutImage) Read(string path, string language, TextStore texts)
    {
        CaptionFile file;
        try
        {
            file = CaptionFile.ReadList(path, language);
        }
        catch (CaptionException wrong)
        {
            throw new TrainingException(wrong.Message, wrong.Hint, wrong);
        }

        string name = Path.GetFileName(path);
        List<ListedRow> rows = [];
        foreach (IGrouping<string, ListedImage> one in file.Images.Where(image => image.File is not null).GroupBy(image => image.File!, StringComparer.Ordinal))
        {
            string? split = one.Select(image => image.Split).FirstOrDefault(word => word is not null);
            rows.Add(new ListedRow(
                one.Key,
                split is null ? null : Splits.Named(split) ?? throw new TrainingException($"{name} names the split \"{split}\" for {one.Key}.", "Splits are train, val and test."),
                one.Select(image => image.Label).FirstOrDefault(label => label is not null),
                [.. one.SelectMany(image => image.Captions).Select(caption => Text(caption, one.Key, texts))]));
        }

        if (rows.Count == 0)
        {
            throw new TrainingException($"{name} names no images.", "Its captions need the names of their images: image, filename or filepath.");
        }

        return (rows, file.Images.Where(image => image.File is null).Sum(image => image.Captions.Count));
    }

    /// <summary>A caption in all languages that the list or the text file has it in.</summary>
    public static MultilingualText Text(ListedCaption caption, string file, TextStore texts)
    {
        MultilingualText? known = caption.Id is null ? null : texts.Find(caption.Id);
        if (caption.Texts.Count == 0)
        {
            return known ?? throw new TrainingException($"Caption {caption.Id} of {file} is not in the text file.", "Use the text file that belongs to the list.");
        }

        (string language, string text) = caption.Texts.First();
        known ??= texts.FindText(language, text);
        return known is not null && known.ByLanguage.Count >= caption.Texts.Count
            ? known
            : new MultilingualText(caption.Id ?? $"{language}:{text}", caption.Texts) { Origins = caption.Origins };
    }
}
