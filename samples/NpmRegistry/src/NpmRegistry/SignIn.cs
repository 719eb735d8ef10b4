using Authx;

namespace AuthxSamples.NpmRegistry;

/// <summary>Shows name, password and, where it is wanted, a one-time code, and keeps the token that comes back.</summary>
internal sealed class SignIn(LoginContext context, Registry registry)
{
    public async Task<LoginResult> RunAsync(CancellationToken cancellationToken)
    {
        var people = context.Host.Interaction;
        var name = context.Input.Username ?? await people.AskAsync(new() { Prompt = "User name", Option = "--username" }, cancellationToken);
        var password = context.Input.Password ?? await people.AskSecretAsync(new() { Prompt = "Password", Option = "--password-stdin" }, cancellationToken);
        var person = new Person(name.Trim(), password) { Code = context.Input.OneTimeCode };
        if (person.Problem is { } problem)
            return Failure.Of(ErrorKind.InvalidInput, problem);

        var answer = await registry.SignInAsync(person, cancellationToken);
        if (answer.WantsCode && person.Code is null)
        {
            person = person with { Code = await people.AskSecretAsync(new() { Prompt = "One-time code", Option = "--otp" }, cancellationToken) };
            if (person.Problem is { } wrongCode)
                return Failure.Of(ErrorKind.InvalidInput, wrongCode);
            answer = await registry.SignInAsync(person, cancellationToken);
        }

        return answer.Error is null ? await KeepAsync(answer, cancellationToken) : Refusal(answer);
    }

    private async Task<LoginResult> KeepAsync(Answer answer, CancellationToken cancellationToken)
    {
        if (answer.Text("token") is not { } token)
            return Failure.Of(ErrorKind.MalformedAnswer, "the registry accepted name and password, and handed out no token");
        if (Grants.Problem(token, registry.Address) is { } problem)
            return Failure.Of(ErrorKind.MalformedAnswer, $"the registry handed out what cannot be a token: {problem}");
        var grant = Grants.Make(registry.Address, Secret.FromToken(token), Provenance.Minted);
        // From here on there is something to end, whatever the next answer is.
        await context.SaveAsync(grant, cancellationToken);
        var identity = await Identity.AskAsync(registry, grant, cancellationToken);
        switch (identity)
        {
            case { State: WhoamiState.Accepted, Account: { } account }:
                return LoginResult.SignedIn(Grants.Of(grant, account));
            case { State: WhoamiState.Refused }:
                return Failure.Of(ErrorKind.CredentialRefused, $"the registry handed out a token and does not accept it: {identity.Error?.Message}");
            default:
                context.Host.Interaction.Warn($"The registry handed out a token, but does not say whose it is: {identity.Error?.Message}.");
                return LoginResult.SignedIn(grant);
        }
    }

    private static LoginResult Refusal(Answer answer) => answer switch
    {
        { WantsCode: true } => LoginResult.Refused("the registry did not accept the one-time code"),
        { Status: 401 } => LoginResult.Refused("the registry answered 401: it does not accept this name and password"),
        // Said again after name and password were shown in both ways.
        { Status: 409 } => LoginResult.Refused("the registry answered 409: it does not accept this name and password, or signs up nobody new"),
        { Status: 400 } => LoginResult.Refused("the registry answered 400: it knows no user of this name, or takes no passwords here"),
        { Status: 404 or 405 } => Failure.Of(answer.Error!.Kind, $"{answer.Error.Message}: there is no registry at this address that takes a name and a password"),
        _ => LoginResult.Failed(answer.Error!),
    };
}
