using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RsPlugins.EndToEnd.Tests.Connections;

/// <summary>A certificate for 127.0.0.1, and the authority behind the one that signed it.</summary>
internal static class TestCertificates
{
    /// <summary>Writes both into a folder.</summary>
    public static (string Authority, string Certificate) Make(string folder)
    {
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authority = new("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 root = authority.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using ECDsa issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest issuer = new("CN=Test issuer", issuerKey, HashAlgorithmName.SHA256);
        issuer.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 between = issuer.Create(root, root.NotBefore, root.NotAfter, [4, 5, 6]).CopyWithPrivateKey(issuerKey);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Test host", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(between, root.NotBefore, root.NotAfter, [1, 2, 3]);
        string authorityFile = Path.Combine(folder, "authority.pem");
        string certificateFile = Path.Combine(folder, "host.pem");
        File.WriteAllText(authorityFile, root.ExportCertificatePem());
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem() + "\n" + between.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return (authorityFile, certificateFile);
    }
}
