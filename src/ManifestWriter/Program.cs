using Authx.ManifestWriter;

// Called by the targets of Authx.Abstractions after a plugin was built. Errors go out in MSBuild's canonical form.
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 64;
}

var problems = PluginBuild.Write(options);
foreach (var problem in problems)
    Console.Out.WriteLine(problem.In(options.Origin));
return problems.Count == 0 ? 0 : 1;
