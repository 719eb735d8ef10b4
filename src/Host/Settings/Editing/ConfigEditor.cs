namespace Authx.Host.Settings.Editing;

/// <summary>What an edit did.</summary>
/// <param name="Changed">Whether the file is another now.</param>
/// <param name="Problems">What the edit left behind, such as a service that now lacks a required setting.</param>
internal sealed record EditResult(bool Changed, IReadOnlyList<SettingsProblem> Problems)
{
    /// <summary>What was edited, as people write it.</summary>
    public required string Key { get; init; }

    /// <summary>The variable that covers what was set, if there is one.</summary>
    public Origin? CoveredBy { get; init; }
}

/// <summary>
/// Changes the user's file, and no other. An edit is validated before anything is written, and refused when what it sets is
/// wrong; what is wrong elsewhere does not stop it, or a broken file could not be repaired. Callers hold the lock.
/// </summary>
internal sealed class ConfigEditor(SettingsSource source, Action<string, byte[]> write)
{
    /// <summary>Sets one value: <c>config set services.acme.server https://acme.example</c>.</summary>
    /// <exception cref="FailureException">The key or the value is refused; the file is as it was.</exception>
    public EditResult Set(string written, string value)
    {
        var (text, _) = Open();
        var (candidate, parts) = Put(text, written, value);
        var after = SettingsLoader.With(source, ConfigText.Of(candidate));
        var problems = after.Problems();
        var key = string.Join(ConfigKey.Separator, parts);
        ThrowIfAny(problems.Where(problem => problem.Origin.Key.Equals(key, StringComparison.OrdinalIgnoreCase)));
        Write(candidate, text);
        var origin = after.OriginOf(key);
        var section = parts.Length > 2 ? parts[..2] : parts;
        return new(!candidate.AsSpan().SequenceEqual(text), [.. problems.Where(problem => IsBelow(problem, section))])
        { Key = ConfigKey.Show(key), CoveredBy = origin?.Layer > SettingLayer.UserFile ? origin : null };
    }

    /// <summary>Takes a value, or a whole map, out of the user's file.</summary>
    /// <exception cref="FailureException">It is not in the user's file.</exception>
    public EditResult Unset(string written)
    {
        var (text, before) = Open();
        var key = ConfigKey.Flat(written, before.KnownNames()) ?? throw LoadedSettings.NoKey().AsException();
        return Remove(key, text, before) ?? throw NotInFile(key, before).AsException();
    }

    /// <summary>Adds a service with its provider and further settings, keys with dots.</summary>
    /// <exception cref="FailureException">There is such a service, or the new one could not be used; the file is as it was.</exception>
    public EditResult AddService(string name, string provider, IReadOnlyList<KeyValuePair<string, string>> settings)
    {
        if (Name.Problem(name) is { } refusal)
            throw new Failure(ErrorCode.Usage, $"The service's name {refusal}; nothing was changed.").AsException();
        var (text, before) = Open();
        var service = Name.Normalize(name);
        if (before.Services.Contains(service))
            throw Exists(service, before).AsException();
        if (source.Schema(Name.Normalize(provider)) is null)
            throw SettingsProblem.Sum([before.NotInstalled(provider)]).AsException();
        var section = $"services.\"{service}\"";
        var (candidate, _) = Put(text, $"{section}.{HostSchema.Provider}", Name.Normalize(provider));
        foreach (var (key, value) in settings)
            (candidate, _) = Put(candidate, $"{section}.{key}", value);
        var after = SettingsLoader.With(source, ConfigText.Of(candidate));
        // What is missing is missing on this command's line: there is no service yet whose setting could be set.
        ThrowIfAny(after.Problems()
            .Where(problem => IsBelow(problem, ["services", service]))
            .Select(problem => problem with { Hint = $"Give it with --server or --set; what there is: authx plugin info {Name.Normalize(provider)}" }));
        Write(candidate, text);
        return new(true, []) { Key = ConfigKey.Show(ConfigKey.Join("services", service)) };
    }

    /// <summary>Removes a service from the user's file. Profiles that were signed in through it stay.</summary>
    /// <exception cref="FailureException">There is no such service in the user's file.</exception>
    public EditResult RemoveService(string name)
    {
        var (text, before) = Open();
        if (!before.Services.Contains(Name.Normalize(name)))
            throw before.UnknownService(name).AsException();
        var key = ConfigKey.Join("services", Name.Normalize(name));
        return Remove(key, text, before) ?? throw NotInFile(key, before).AsException();
    }

    private (byte[] Text, string[] Parts) Put(byte[] text, string written, string value)
    {
        var (parts, setting) = new EditKey(source, SettingsLoader.With(source, ConfigText.Of(text))).Resolve(written);
        if (Refusal(setting, value) is { } refusal)
            throw Refused(new(new(SettingLayer.UserFile, source.UserFile, string.Join(ConfigKey.Separator, parts)), refusal)).AsException();
        var json = setting.Type is SettingType.Flag or SettingType.Number ? value.ToLowerInvariant() : JsonSplice.Quote(value);
        var splice = new JsonSplice(text);
        var (member, depth) = splice.Reach(parts);
        if (depth == parts.Length && member.Members is null)
            return (splice.Replace(member, json), parts);
        if (depth == parts.Length || member.Members is null)
            throw WrongShape(parts[..depth], member).AsException();
        return (splice.Insert(member, parts.AsSpan(depth), json), parts);
    }

    private static string? Refusal(SettingDefinition setting, string value) => SecretLooks.Value(value)
        ? "cannot be what looks like a secret; hand that over at login"
        : HostSchema.Refusal(setting.Key, value) ?? ValueRules.Refusal(setting, value);

    private EditResult? Remove(string key, byte[] text, LoadedSettings before)
    {
        var parts = key.Split(ConfigKey.Separator);
        var splice = new JsonSplice(text);
        var (member, depth) = splice.Reach(parts);
        if (depth < parts.Length)
            return null;
        var known = before.Problems().Select(problem => problem.Key + problem.Words).ToHashSet(StringComparer.Ordinal);
        var candidate = splice.Remove(splice.Reach(parts[..^1]).Member, member);
        var left = SettingsLoader.With(source, ConfigText.Of(candidate)).Problems();
        Write(candidate, text);
        return new(true, [.. left.Where(problem => !known.Contains(problem.Key + problem.Words))]) { Key = ConfigKey.Show(key) };
    }

    private (byte[] Text, LoadedSettings Settings) Open()
    {
        var text = ConfigText.Read(source.UserFile);
        var settings = SettingsLoader.With(source, text);
        return (text.IsBlank ? "{\n}\n"u8.ToArray() : text.Bytes, settings);
    }

    private void Write(byte[] content, byte[] before)
    {
        if (content.AsSpan().SequenceEqual(before))
            return;
        try
        {
            var directory = Path.GetDirectoryName(source.UserFile)!;
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(directory);
            else
                Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            // A link to a file elsewhere (a repository of dotfiles) stays a link.
            var file = new FileInfo(source.UserFile);
            var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true)!;
            write(target.FullName, content);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new Failure(ErrorCode.StorageFailed, $"{source.UserFile} could not be written; it is as it was.")
            { Hint = "authx config path" }.AsException(error);
        }
    }

    // The text was not written, so that its lines would mean nothing to anybody.
    private static void ThrowIfAny(IEnumerable<SettingsProblem> problems)
    {
        if (problems.FirstOrDefault() is { } first)
            throw Refused(first).AsException();
    }

    private static Failure Refused(SettingsProblem problem) =>
        new(problem.Code, $"{problem.Key} {problem.Sentence} Nothing was changed.") { Hint = problem.Hint ?? "authx config list" };

    private static bool IsBelow(SettingsProblem problem, string[] parts) =>
        (problem.Origin.Key + ConfigKey.Separator).StartsWith(string.Join(ConfigKey.Separator, parts) + ConfigKey.Separator, StringComparison.OrdinalIgnoreCase);

    private static Failure WrongShape(string[] parts, JsonMember member)
    {
        var shown = ConfigKey.Show(string.Join(ConfigKey.Separator, parts));
        var words = member.Members is null ? "is a single value and has nothing below it" : "is a map; name a setting below it";
        return new(ErrorCode.Usage, $"{shown} {words}. Nothing was changed.") { Hint = $"authx config unset {shown}" };
    }

    private Failure NotInFile(string key, LoadedSettings settings)
    {
        var shown = ConfigKey.Show(key);
        return settings.OriginOf(key) is { } origin
            ? new(ErrorCode.UnknownSetting, $"{shown} is set by {origin}, not by {source.UserFile}. Nothing was changed.") { Hint = $"authx config get {shown}" }
            : new(ErrorCode.UnknownSetting, $"{shown} is not set.{Meant(shown, settings)} Nothing was changed.") { Hint = "authx config list --origin" };
    }

    private static string Meant(string shown, LoadedSettings settings)
    {
        var known = settings.Entries()
            .Where(entry => entry.Origin.Layer == SettingLayer.UserFile)
            .Select(entry => entry.Key)
            .Concat(settings.Services.Select(service => ConfigKey.Show(ConfigKey.Join("services", service))));
        return Suggest.Nearest(shown, known) is { } nearest ? $" Did you mean \"{nearest}\"?" : "";
    }

    private static Failure Exists(string service, LoadedSettings settings)
    {
        var key = ConfigKey.Join("services", service);
        var origin = settings.OriginOf(key) ?? settings.OriginOf(ConfigKey.Join(key, HostSchema.Provider));
        return new(ErrorCode.Usage, $"There is a service \"{service}\" already, in {origin}. Nothing was changed.")
        { Hint = $"authx services show {service}" };
    }
}
