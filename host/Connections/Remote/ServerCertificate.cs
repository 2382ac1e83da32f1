using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Reads certificates.</summary>
internal static class ServerCertificate
{
    /// <summary>Reads a certificate with its private key.</summary>
    /// <param name="file">A PFX file without password, or a PEM file with certificate and key.</param>
    /// <returns>The certificate.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.FileMissing"/> or <see cref="ErrorIds.ArgumentInvalid"/>.</exception>
    public static X509Certificate2 Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new ToolException(ErrorIds.FileMissing, $"There is no certificate \"{file}\".", "Check the path.");
        }

        try
        {
            if (X509Certificate2.GetCertContentType(file) == X509ContentType.Pfx)
            {
                return X509CertificateLoader.LoadPkcs12FromFile(file, password: null);
            }

            // Windows cannot serve with a key that was never stored.
            using X509Certificate2 pem = X509Certificate2.CreateFromPemFile(file);
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        }
        catch (CryptographicException damaged)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{file}\" holds no certificate with its private key.", "Give a PFX file without password, or a PEM file with the certificate and its key.", damaged.Message, damaged);
        }
    }

    /// <summary>Reads the further certificates of a file, up to an authority that clients know.</summary>
    /// <param name="file">A file that <see cref="Read"/> takes.</param>
    /// <returns>The certificates; none of a PFX file, whose own the system finds.</returns>
    public static X509Certificate2Collection ReadChain(string file)
    {
        X509Certificate2Collection all = [];
        if (X509Certificate2.GetCertContentType(file) != X509ContentType.Pfx)
        {
            all.ImportFromPemFile(file);
            all.RemoveAt(0);
        }

        return all;
    }

    /// <summary>Reads the certificates of authorities.</summary>
    /// <param name="file">A PEM or DER file.</param>
    /// <returns>The certificates.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.FileMissing"/> or <see cref="ErrorIds.ArgumentInvalid"/>.</exception>
    public static X509Certificate2Collection ReadAuthorities(string file)
    {
        if (!File.Exists(file))
        {
            throw new ToolException(ErrorIds.FileMissing, $"There is no certificate \"{file}\".", "Check the path.");
        }

        try
        {
            X509Certificate2Collection all = [];
            all.ImportFromPemFile(file);
            if (all.Count == 0)
            {
                all.Add(X509CertificateLoader.LoadCertificateFromFile(file));
            }

            return all;
        }
        catch (CryptographicException damaged)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{file}\" holds no certificate.", "Give a PEM or DER file.", damaged.Message, damaged);
        }
    }
}
