using __CODE__;
using RsPlugins.Sdk.Plugins;

return await PluginRunner.RunAsync(new Plugin(), "__NAME__");
