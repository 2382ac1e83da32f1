using System.Text.Json.Serialization;

namespace RsPlugins.Host.Adapters;

/// <summary>The places that adapters go to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdapterPlaceKind>))]
internal enum AdapterPlaceKind
{
    /// <summary>The folder of Python plugins of a user's QGIS profiles.</summary>
    [JsonStringEnumMemberName("qgis-profiles")]
    QgisProfiles,

    /// <summary>The extensions of Visual Studio Code and what is made of it.</summary>
    [JsonStringEnumMemberName("code-extensions")]
    CodeExtensions,

    /// <summary>The user's ArcGIS folder.</summary>
    [JsonStringEnumMemberName("arcgis-folder")]
    ArcGisFolder,
}
