extern alias writer;

global using IdRule = writer::Authx.ManifestWriter.IdRule;
global using Options = writer::Authx.ManifestWriter.Options;
global using PluginAssembly = writer::Authx.ManifestWriter.PluginAssembly;
global using PluginBuild = writer::Authx.ManifestWriter.PluginBuild;
global using Problem = writer::Authx.ManifestWriter.Problem;
global using ProviderClass = writer::Authx.ManifestWriter.ProviderClass;
global using SettingRules = writer::Authx.ManifestWriter.SettingRules;
global using SettingType = writer::Authx.SettingType;
