using Authx.Sandbox;

if (SandboxOptions.Parse(args, out var options) is { } problem)
{
    await Console.Error.WriteLineAsync($"sandbox: {problem}");
    await Console.Error.WriteLineAsync(SandboxOptions.Usage);
    return 64;
}

await using var sandbox = await SandboxServer.StartAsync(options, CancellationToken.None);
await Console.Out.WriteLineAsync($"sandbox listening on {sandbox.Address.GetLeftPart(UriPartial.Authority)}");
if (sandbox.SecureAddress is { } secure)
    await Console.Out.WriteLineAsync($"sandbox listening on {secure.GetLeftPart(UriPartial.Authority)}");
await sandbox.StoppedAsync();
return 0;
