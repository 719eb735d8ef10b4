using Authx.Host.Settings;

namespace Authx.Host.Commands.Config;

/// <summary>What the providers themselves say of the settings that pass all declared checks: whether they can work together.</summary>
internal sealed class ProviderOpinions(Toolbox tools, LoadedSettings settings)
{
    // A look at some text; a plugin that takes longer does something else.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Everything that is wrong. A plugin at fault is a problem of its service, and the next one is asked all the same.</summary>
    public async Task<List<SettingsProblem>> AskAsync()
    {
        var problems = new List<SettingsProblem>();
        foreach (var name in settings.Services)
        {
            if (settings.Passing(name) is { } service)
                problems.AddRange(await AskAsync(name, service));
        }

        return problems;
    }

    private async Task<IEnumerable<SettingsProblem>> AskAsync(string name, ServiceSettings service)
    {
        if (!tools.Providers.Has(service.Provider, Capability.Settings))
            return [];
        // Without an origin nothing can be sent.
        var scope = new CallScope(service.Provider) { Deadline = tools.Options.Timeout ?? Patience };
        var answer = await tools.Providers.AskAsync(scope, desk => Task.FromResult(((ISettingsCheck)desk.Provider).Check(service.Values)));
        var place = new SettingPlace(settings, name);
        if (answer.Failure is { Code: ErrorCode.Interrupted } interrupted)
            throw interrupted.AsException();
        return answer.Failure is { } failure
            ? [AtFault(place, failure)]
            : answer.Value.Select(problem => new SettingsProblem(place.Of(problem.Key), problem.Message.TrimEnd('.')));
    }

    private static SettingsProblem AtFault(SettingPlace place, Failure failure) =>
        new(place.Provider, failure.Code == ErrorCode.PluginTimeout
            ? "could not be asked about these settings: its plugin did not answer in time"
            : $"could not be asked about these settings: {failure.Message.TrimEnd('.')}")
        { Code = failure.Code, Hint = failure.Hint };
}
