namespace Authx.Provider.OAuth;

/// <summary>Signs in with a code that is typed on any device (RFC 8628).</summary>
internal sealed class DeviceFlow(FlowContext context)
{
    private IInteraction People => context.Host.Interaction;

    /// <summary>Runs it: tokens, or why there are none.</summary>
    public async Task<FlowResult> RunAsync(CancellationToken cancellationToken)
    {
        var answer = await new Wire(context.Host).PostAsync(context.Server.Device!, Form(), context.Client, cancellationToken);
        if (answer.Error is { } error)
            return new() { Failure = LoginResult.Failed(error) };
        if (DeviceAuthorization.Read(answer.Document, context.Host.Clock.GetUtcNow(), out var problem) is not { } device)
            return FlowResult.Failed(ErrorKind.MalformedAnswer, problem!);
        await ShowAsync(device, cancellationToken);
        return await new DevicePoll(context, device).RunAsync(cancellationToken);
    }

    private Form Form() => new Form()
        .Add("scope", context.Scope)
        .Add("audience", context.Settings.Audience)
        .Add("resource", context.Settings.Resource);

    // RFC 8628, 3.3.1: the code is shown even where the page has it, so that the user can compare.
    private async Task ShowAsync(DeviceAuthorization device, CancellationToken cancellationToken)
    {
        People.Tell($"To sign in, open this page at {device.Page.IdnHost}, on any device: {device.Page.AbsoluteUri}");
        People.Tell($"Type this code there: {device.UserCode}");
        if (device.CompletePage is { } complete)
            People.Tell($"Or open this page at {complete.IdnHost}, which has the code already, and compare: {complete.AbsoluteUri}");
        if (People.WhyNoBrowser is null && context.Login.Input.Way != LoginWay.NoBrowser)
            await People.OpenPageAsync(device.CompletePage ?? device.Page, cancellationToken);
        People.Tell("Waiting until that is done.");
    }
}
