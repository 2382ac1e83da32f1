using System.Text.Json.Serialization;

namespace RsPlugins.Host.Adapters;

/// <summary>What an installation can do in a place.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AdapterAction>))]
internal enum AdapterAction
{
    /// <summary>It was not there before.</summary>
    [JsonStringEnumMemberName("installed")]
    Installed,

    /// <summary>It took the place of another version.</summary>
    [JsonStringEnumMemberName("updated")]
    Updated,

    /// <summary>The same was there already.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>It was removed.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,
}
