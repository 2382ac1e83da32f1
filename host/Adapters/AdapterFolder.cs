using System.Security.Cryptography;
using System.Text;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Adapters;

/// <summary>A folder that an adapter is copied into: replaced in one step, and removed without touching what is not the adapter's.</summary>
/// <param name="folder">Its full path.</param>
/// <param name="generatedFile">A file in it that lists what the adapter itself writes there, a path a line; null where it writes nothing.</param>
internal sealed class AdapterFolder(string folder, string? generatedFile = null)
{
    private const string Staged = ".part";
    private const string Replaced = ".old";

    /// <summary>The record of what is installed there, or null.</summary>
    public InstallationRecord? Installed { get; } = InstallationRecord.Read(folder);

    /// <summary>Puts an adapter there, in place of an earlier version of it.</summary>
    /// <param name="files">The full path of each file by its path in the folder.</param>
    /// <param name="texts">Files whose content is made here.</param>
    /// <param name="record">Makes the record from the files' hashes.</param>
    /// <returns>What was done, and which files of others stay.</returns>
    /// <exception cref="ToolException">The folder is someone else's, or cannot be written.</exception>
    public (AdapterAction Action, IReadOnlyList<string> Kept) Put(
        IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> texts, Func<IReadOnlyDictionary<string, string>, InstallationRecord> record)
    {
        List<string> foreign = CheckOwner(files.Keys.Concat(texts.Keys));
        RemoveLeftOvers();
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach ((string name, string source) in files)
        {
            hashes[name] = Hash(File.ReadAllBytes(source));
        }

        foreach ((string name, string text) in texts)
        {
            hashes[name] = Hash(Encoding.UTF8.GetBytes(text));
        }

        InstallationRecord now = record(hashes);
        if (Installed is { } before && Same(before, now))
        {
            return (AdapterAction.Unchanged, foreign);
        }

        string staged = Sibling(Staged);
        try
        {
            Write(staged, files, texts);
            foreach (string name in foreign)
            {
                Copy(Path.Combine(folder, name), Path.Combine(staged, name));
            }

            now.Write(staged);
            Exchange(staged);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Denied(failure);
        }
        finally
        {
            Remove(staged);
        }

        return (Installed is null ? AdapterAction.Installed : AdapterAction.Updated, foreign);
    }

    /// <summary>Removes what the record lists, and what the adapter wrote itself. Files that are not listed, or were changed since, stay.</summary>
    /// <returns>The files that stay.</returns>
    public IReadOnlyList<string> Clear()
    {
        if (Installed is not { } record)
        {
            return [];
        }

        try
        {
            List<string> changed = [.. record.Files.Where(file => IsChanged(file.Key, file.Value)).Select(file => file.Key)];
            List<string> kept = [.. Foreign(record.Files.Keys).Concat(changed).Order(StringComparer.Ordinal)];
            if (kept.Count == 0)
            {
                // One name less at once, so that the application never sees half an adapter.
                string removed = Sibling(Replaced);
                Directory.Move(folder, removed);
                Remove(removed);
                return kept;
            }

            foreach (string name in record.Files.Keys.Except(changed, StringComparer.Ordinal).Append(InstallationRecord.FileName).Concat(Left()))
            {
                File.Delete(Path.Combine(folder, name));
            }

            RemoveEmpty(folder);
            return kept;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Denied(failure);
        }
    }

    private static bool Same(InstallationRecord before, InstallationRecord now) =>
        before.Version == now.Version && before.Program.SequenceEqual(now.Program) && before.Files.Count == now.Files.Count
        && before.Files.All(file => now.Files.GetValueOrDefault(file.Key) == file.Value)
        && before.Settings.Keys.Order().SequenceEqual(now.Settings.Keys.Order());

    private static void Write(string staged, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> texts)
    {
        Directory.CreateDirectory(staged);
        foreach ((string name, string source) in files)
        {
            Copy(source, Path.Combine(staged, name));
        }

        foreach ((string name, string text) in texts)
        {
            string target = Path.Combine(staged, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // A program still has a file of it open; the next installation removes the rest.
        }
    }

    private static bool RemoveEmpty(string path)
    {
        bool empty = Directory.GetDirectories(path).Select(RemoveEmpty).ToList().TrueForAll(gone => gone) && !Directory.EnumerateFileSystemEntries(path).Any();
        if (empty)
        {
            Directory.Delete(path);
        }

        return empty;
    }

    private List<string> CheckOwner(IEnumerable<string> names)
    {
        DirectoryInfo there = new(folder);
        if (there.LinkTarget is not null)
        {
            throw new ToolException(ErrorIds.PathForbidden, $"{folder} is a link to {there.LinkTarget}, which was not made by this command.", "Remove the link, and try again.");
        }

        if (!there.Exists)
        {
            return [];
        }

        if (Installed is not { } record)
        {
            throw new ToolException(
                ErrorIds.PathForbidden, $"The folder {folder} was not made by this command, so it is left alone.", "Uninstall that plugin in the application itself, or move the folder away, and try again.");
        }

        List<string> foreign = Foreign(record.Files.Keys);
        string[] lost = [.. record.Files.Where(file => IsChanged(file.Key, file.Value)).Select(file => file.Key).Concat(foreign.Intersect(names, StringComparer.Ordinal))];
        return lost.Length == 0
            ? foreign
            : throw new ToolException(
                ErrorIds.PathForbidden, $"Files in {folder} were changed by someone: {string.Join(", ", lost.Order(StringComparer.Ordinal))}.", "Move them elsewhere to keep them, and try again.");
    }

    private bool IsChanged(string name, string hash)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) && Hash(File.ReadAllBytes(path)) != hash;
    }

    private List<string> Foreign(IEnumerable<string> own) =>
        [.. Names().Except(own, StringComparer.Ordinal).Except(Left(), StringComparer.Ordinal).Where(name => name != InstallationRecord.FileName).Order(StringComparer.Ordinal)];

    // Python leaves bytecode beside the files it loads. What the adapter lists is its own whatever is in it: it writes it anew when it is next loaded.
    private List<string> Left()
    {
        string list = Path.Combine(folder, generatedFile ?? string.Empty);
        HashSet<string> generated = generatedFile is not null && File.Exists(list) ? [.. File.ReadAllLines(list), generatedFile] : [];
        return [.. Names().Where(name => generated.Contains(name) || name.EndsWith(".pyc", StringComparison.Ordinal))];
    }

    private List<string> Names() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))];

    private void Exchange(string staged)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(staged, folder);
            return;
        }

        string old = Sibling(Replaced);
        Directory.Move(folder, old);
        try
        {
            Directory.Move(staged, folder);
        }
        catch
        {
            Directory.Move(old, folder);
            throw;
        }

        Remove(old);
    }

    // The leading dot hides it from applications that load every folder they find.
    private string Sibling(string suffix) => Path.Combine(Path.GetDirectoryName(folder)!, $".{Path.GetFileName(folder)}.{Guid.NewGuid():N}{suffix}");

    private void RemoveLeftOvers()
    {
        string parent = Path.GetDirectoryName(folder)!;
        Directory.CreateDirectory(parent);
        foreach (string left in Directory.EnumerateDirectories(parent, $".{Path.GetFileName(folder)}.*").Where(name => Path.GetExtension(name) is Staged or Replaced))
        {
            Remove(left);
        }
    }

    private ToolException Denied(Exception failure) =>
        new(ErrorIds.FileDenied, $"The folder {folder} cannot be changed.", "Close the application, and see that you may write there.", failure.Message, failure);
}
