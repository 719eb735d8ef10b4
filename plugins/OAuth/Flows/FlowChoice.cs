namespace Authx.Provider.OAuth;

/// <summary>How to sign in: as the user said, as the settings say, or by what this machine and the server have.</summary>
internal sealed record FlowChoice(FlowKind Kind)
{
    /// <summary>What was chosen, and how to choose otherwise; null where the user or the settings chose.</summary>
    public string? Words { get; init; }

    /// <param name="way">What the user said.</param>
    /// <param name="flow">What the setting says.</param>
    /// <param name="server">What the server has.</param>
    /// <param name="whyNoBrowser">Why no page can be opened here; null where one can be.</param>
    public static FlowChoice Of(LoginWay way, string flow, ServerMetadata server, string? whyNoBrowser) => way switch
    {
        LoginWay.Device => new(FlowKind.Device),
        LoginWay.NoBrowser => new(FlowKind.Browser),
        LoginWay.ClientCredentials => new(FlowKind.ClientCredentials),
        LoginWay.Unspecified => flow switch
        {
            FlowName.Browser => whyNoBrowser is null ? new(FlowKind.Browser) : Shown(server, whyNoBrowser),
            FlowName.Device => new(FlowKind.Device),
            FlowName.ClientCredentials => new(FlowKind.ClientCredentials),
            _ => Automatic(server, whyNoBrowser),
        },
    };

    /// <summary>The endpoint that the flow cannot do without, besides the token endpoint.</summary>
    public string? Endpoint => Kind switch
    {
        FlowKind.Browser => SettingKey.Authorization,
        FlowKind.Device => SettingKey.Device,
        FlowKind.ClientCredentials => null,
    };

    private static FlowChoice Automatic(ServerMetadata server, string? whyNoBrowser)
    {
        var hasDevice = server.Device is not null;
        if (whyNoBrowser is null && server.Authorization is not null)
        {
            var other = hasDevice ? "--device signs in with a code on another device" : "--no-browser shows the page's address instead of opening it";
            return new(FlowKind.Browser) { Words = $"Signing in with the browser; {other}." };
        }

        if (!hasDevice)
            return server.Authorization is null ? new(FlowKind.Browser) : Shown(server, whyNoBrowser!);
        var why = whyNoBrowser is null ? "the server has no page for it" : whyNoBrowser.TrimEnd('.');
        var instead = server.Authorization is null ? "" : "; --no-browser shows a page for a browser on this machine instead";
        return new(FlowKind.Device) { Words = $"Signing in with a code on another device, because {why}{instead}." };
    }

    private static FlowChoice Shown(ServerMetadata server, string whyNoBrowser)
    {
        var other = server.Device is null ? "" : "; --device signs in with a code on another device instead";
        return new(FlowKind.Browser) { Words = $"The sign-in page is shown and not opened, because {whyNoBrowser.TrimEnd('.')}{other}." };
    }
}
