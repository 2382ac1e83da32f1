using System.IO.Compression;
using RsPlugins.Geo.Images;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Images in a folder or in a ZIP file, decoded to RGB.</summary>
internal sealed class ImageSource : IDisposable
{
    private readonly string _folder;
    private readonly ZipArchive? _archive;

    private ImageSource(string folder, ZipArchive? archive)
    {
        _folder = folder;
        _archive = archive;
    }

    public static ImageSource Open(string path)
    {
        if (File.Exists(path))
        {
            return new ImageSource(path, ZipFile.OpenRead(path));
        }

        return Directory.Exists(path)
            ? new ImageSource(path, null)
            : throw new TrainingException($"{path} is neither a folder nor a ZIP file.", "Correct data.sets in the training configuration.");
    }

    public StoredImage Read(string name)
    {
        byte[] file;
        if (_archive is not null)
        {
            ZipArchiveEntry entry = _archive.GetEntry(name) ?? throw Missing(name);
            file = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(file);
        }
        else
        {
            string path = Path.Combine(_folder, name);
            file = File.Exists(path) ? File.ReadAllBytes(path) : throw Missing(name);
        }

        return ImagePixels.ToRgb(ImageFile.Decode(file));
    }

    public void Dispose() => _archive?.Dispose();

    private TrainingException Missing(string name) => new($"{name} is not in {_folder}.", "Correct images, prefix or list of the data set.");
}
