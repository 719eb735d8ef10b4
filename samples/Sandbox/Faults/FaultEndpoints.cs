using System.Text.Json;
using System.Text.Json.Serialization;
using Authx.Sandbox.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Authx.Sandbox.Faults;

/// <summary>Orders faults, and calls them off.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{AdminEndpoints.Root}/faults", Order);
        routes.MapDelete($"{AdminEndpoints.Root}/faults", (FaultList faults) =>
        {
            faults.Clear();
            return Results.NoContent();
        });
    }

    private static IResult Order(FaultOrder order, FaultList faults)
    {
        if (order.Match.Split(' ') is not [{ Length: > 0 }, ['/', ..]])
            return Results.BadRequest("match is a method and a path: DELETE /v1/keys");
        if (!FaultKinds.All.ContainsKey(order.Fault))
            return Results.BadRequest($"fault is one of {string.Join(", ", FaultKinds.All.Keys)}");
        if ((order.Fault == "patch") != (order.Patch.ValueKind == JsonValueKind.Object))
            return Results.BadRequest("the fault patch, and no other, comes with a patch: { \"expires_in\": null }");
        faults.Add(order.ToFault());
        return Results.NoContent();
    }

    private sealed record FaultOrder(
        [property: JsonRequired] string Match, [property: JsonRequired] string Fault,
        int? Times, int? Status, int? RetryAfter, string? Location, int? EveryMs, JsonElement Patch, string? Type, string? Body)
    {
        public Fault ToFault()
        {
            var plain = new Fault { Match = Match, Kind = Fault, RetryAfter = RetryAfter, Patch = Patch };
            return plain with
            {
                Times = Times ?? plain.Times,
                Status = Status ?? plain.Status,
                Location = Location ?? plain.Location,
                EveryMs = EveryMs ?? plain.EveryMs,
                Type = Type ?? plain.Type,
                Body = Body ?? plain.Body,
            };
        }
    }
}
