using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Plugins;

/// <summary>Plugins in one process bring libraries of their own, whatever versions of these the host and its other plugins have.</summary>
public sealed class PrivateDependencyTests : IDisposable
{
    // The host itself has another one of this name.
    private const string Library = "Newtonsoft.Json";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_plugin_has_its_own_version_of_a_library_and_all_share_the_contract()
    {
        string[] manifests = [.. new[] { "one", "two" }.Select((id, i) => Write(id, new Version(i + 1, 0, 0, 0)))];
        await using ToolRegistry registry = new(
            PluginCatalogue.Read(manifests),
            manifest => InProcessPlugin.Load(manifest, (DotnetRuntime)manifest.Runtime, NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        Assert.Empty(registry.ManifestProblems);

        JsonObject[] answers = await Task.WhenAll(new[] { "one", "two", "one", "two" }.Select(id => registry.CallAsync(id + ".version", null, null, CancellationToken.None)));

        Assert.Equal(["1.0.0.0", "2.0.0.0", "1.0.0.0", "2.0.0.0"], answers.Select(answer => answer["version"]!.GetValue<string>()));
        Assert.True(typeof(Newtonsoft.Json.JsonConvert).Assembly.GetName().Version > new Version(2, 0));
    }

    private string Write(string id, Version version)
    {
        string place = Directory.CreateDirectory(Path.Combine(folder.Path, id)).FullName;
        EmitPlugin(place, id, EmitLibrary(place, version));
        return folder.File(Path.Combine(id, id + ".plugin.json"), $$"""
            {
              "id": "{{id}}", "version": "1.0.0", "title": "T",
              "runtime": { "kind": "dotnet", "assembly": "{{id}}.dll", "type": "Emitted.Plugin" },
              "tools": [{ "name": "{{id}}.version", "title": "T", "description": "D", "inputSchema": { "type": "object" } }]
            }
            """);
    }

    // public static class Emitted.Library { public static string Version() => "1.0.0.0"; }
    private static MethodInfo EmitLibrary(string place, Version version)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(Library) { Version = version }, typeof(object).Assembly);
        TypeBuilder type = assembly.DefineDynamicModule(Library).DefineType("Emitted.Library", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        ILGenerator code = type.DefineMethod("Version", MethodAttributes.Public | MethodAttributes.Static, typeof(string), []).GetILGenerator();
        code.Emit(OpCodes.Ldstr, version.ToString());
        code.Emit(OpCodes.Ret);
        type.CreateType();
        string file = Path.Combine(place, Library + ".dll");
        assembly.Save(file);
        AssemblyLoadContext apart = new(file, isCollectible: true);
        using MemoryStream bytes = new(File.ReadAllBytes(file));
        return apart.LoadFromStream(bytes).GetType("Emitted.Library", throwOnError: true)!.GetMethod("Version")!;
    }

    private static void EmitPlugin(string place, string id, MethodInfo version)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName(id), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule(id);

        // sealed class Tool : ITool { Name => "ID.version"; CallAsync(…) => Task.FromResult(JsonNode.Parse("{\"version\":\"" + Library.Version() + "\"}").AsObject()); }
        TypeBuilder tool = module.DefineType("Emitted.Tool", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [typeof(ITool)]);
        ConstructorBuilder made = tool.DefineDefaultConstructor(MethodAttributes.Public);
        ILGenerator code = Implement(tool, typeof(ITool).GetProperty(nameof(ITool.Name))!.GetMethod!);
        code.Emit(OpCodes.Ldstr, id + ".version");
        code.Emit(OpCodes.Ret);
        code = Implement(tool, typeof(ITool).GetMethod(nameof(ITool.CallAsync))!);
        MethodInfo parse = typeof(JsonNode).GetMethod(nameof(JsonNode.Parse), [typeof(string), typeof(JsonNodeOptions?), typeof(JsonDocumentOptions)])!;
        LocalBuilder node = code.DeclareLocal(typeof(JsonNodeOptions?));
        LocalBuilder document = code.DeclareLocal(typeof(JsonDocumentOptions));
        code.Emit(OpCodes.Ldstr, "{\"version\":\"");
        code.Emit(OpCodes.Call, version);
        code.Emit(OpCodes.Ldstr, "\"}");
        code.Emit(OpCodes.Call, typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string), typeof(string)])!);
        code.Emit(OpCodes.Ldloc, node);
        code.Emit(OpCodes.Ldloc, document);
        code.Emit(OpCodes.Call, parse);
        code.Emit(OpCodes.Callvirt, typeof(JsonNode).GetMethod(nameof(JsonNode.AsObject))!);
        code.Emit(OpCodes.Call, typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(typeof(JsonObject)));
        code.Emit(OpCodes.Ret);

        // sealed class Plugin : IPlugin { Start(…) => new ITool[] { new Tool() }; Dispose() { } }
        TypeBuilder plugin = module.DefineType("Emitted.Plugin", TypeAttributes.Public | TypeAttributes.Sealed, typeof(object), [typeof(IPlugin)]);
        plugin.DefineDefaultConstructor(MethodAttributes.Public);
        code = Implement(plugin, typeof(IPlugin).GetMethod(nameof(IPlugin.Start))!);
        code.Emit(OpCodes.Ldc_I4_1);
        code.Emit(OpCodes.Newarr, typeof(ITool));
        code.Emit(OpCodes.Dup);
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Newobj, made);
        code.Emit(OpCodes.Stelem_Ref);
        code.Emit(OpCodes.Ret);
        Implement(plugin, typeof(IDisposable).GetMethod(nameof(IDisposable.Dispose))!).Emit(OpCodes.Ret);

        tool.CreateType();
        plugin.CreateType();
        assembly.Save(Path.Combine(place, id + ".dll"));
    }

    private static ILGenerator Implement(TypeBuilder type, MethodInfo promised)
    {
        MethodBuilder method = type.DefineMethod(
            promised.Name,
            MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            promised.ReturnType,
            [.. promised.GetParameters().Select(parameter => parameter.ParameterType)]);
        type.DefineMethodOverride(method, promised);
        return method.GetILGenerator();
    }
}
