using Authx.Sandbox.Admin;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Authx.Sandbox.Faults;

/// <summary>Lets a request pass, or gives it the fault that waits for it.</summary>
internal sealed class FaultsMiddleware(RequestDelegate next, FaultList faults, IHostApplicationLifetime lifetime)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (AdminEndpoints.AreMeantBy(context.Request) || faults.Take(context.Request) is not { } fault)
        {
            await next(context);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await FaultKinds.All[fault.Kind](new(context, fault, next, end.Token));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client has had enough, which is what most of these faults are for.
            context.Abort();
        }
    }
}
