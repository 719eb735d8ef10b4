using Authx.Host;
using Authx.Host.Commands;
using Authx.Host.Providers;
using Authx.Host.Terminal;

var terminal = new SystemTerminal();
ExitCode code;
using (var tools = new Toolbox(terminal, Environment.GetEnvironmentVariable, TimeProvider.System))
    code = new App(tools).Run(args);

ProcessHooks.StandDown();

// Not "return": a thread that a plugin left running would keep the process alive.
Environment.Exit((int)code);
