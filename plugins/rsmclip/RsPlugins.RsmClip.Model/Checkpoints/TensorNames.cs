namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>What a file may call a tensor: keys become names of files and of graph nodes elsewhere, so that a path among them is an attack.</summary>
internal static class TensorNames
{
    private const int Longest = 512;

    public static void Check(string name, string fileName)
    {
        bool isKey = name.Length is > 0 and <= Longest
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
            && !name.Contains("..", StringComparison.Ordinal)
            && name[0] != '.';
        if (!isKey)
        {
            string shown = string.Concat(name.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter));
            throw new CheckpointException(
                $"{fileName} names a tensor \"{shown}\", which is not a key of letters, digits, dots, dashes and underscores.",
                "Do not use this file: no training program writes such names.");
        }
    }
}
