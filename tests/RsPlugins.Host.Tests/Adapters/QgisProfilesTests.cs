using RsPlugins.Host.Adapters;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Adapters;

/// <summary>Profiles below a folder that is named as QGIS itself takes it.</summary>
public sealed class QgisProfilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_profile_is_found_with_the_settings_that_it_has()
    {
        string three = folder.File("profiles/default/QGIS/QGIS3.ini", string.Empty);
        string four = folder.File("profiles/new/QGIS/QGIS4.ini", string.Empty);
        folder.File("profiles/profiles.ini", string.Empty);

        IReadOnlyList<AdapterPlace> places = Find();

        Assert.Equal([Plugin("default"), Plugin("new")], places.Select(place => place.Folder));
        Assert.Equal([three], places[0].Settings);
        Assert.Equal([four], places[1].Settings);
        Assert.Contains("default", places[0].Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_profile_of_both_versions_has_both_settings()
    {
        folder.File("profiles/default/QGIS/QGIS3.ini", string.Empty);
        folder.File("profiles/default/QGIS/QGIS4.ini", string.Empty);

        Assert.Equal(["QGIS3.ini", "QGIS4.ini"], Find().Single().Settings.Select(Path.GetFileName));
    }

    [Fact]
    public void Only_the_named_profiles_are_meant_and_an_unknown_one_is_refused()
    {
        folder.File("profiles/default/QGIS/QGIS3.ini", string.Empty);
        folder.File("profiles/work/QGIS/QGIS3.ini", string.Empty);

        Assert.Equal(Plugin("work"), Find("work").Single().Folder);
        ToolException unknown = Assert.Throws<ToolException>(() => Find("home"));
        Assert.Contains("default, work", unknown.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_none_where_QGIS_was_never_started() => Assert.Empty(Find());

    private IReadOnlyList<AdapterPlace> Find(params string[] profiles) => QgisProfiles.Find("rsplugins_qgis", new AdapterOptions(profiles, folder.Path, null, null));

    private string Plugin(string profile) => Path.Combine(folder.Path, "profiles", profile, "python", "plugins", "rsplugins_qgis");
}
