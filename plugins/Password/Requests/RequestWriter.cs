using System.Net.Http.Headers;
using System.Text;

namespace Authx.Provider.Password;

/// <summary>Writes the request of a step; every value is escaped for where it stands.</summary>
internal sealed class RequestWriter(Recipe recipe, string server, Values values)
{
    /// <exception cref="UnfitValueException">A value cannot stand where the recipe wants it.</exception>
    public HttpRequestMessage Write(Step step, CookieLine cookies)
    {
        var request = new HttpRequestMessage(new(step.Method), Address.Of(step, server, values)) { Content = Content(step) };
        try
        {
            AddHeaders(request, step);
            if (cookies.For(step, request.RequestUri!.AbsolutePath, recipe, values) is { } line)
                request.Headers.TryAddWithoutValidation("Cookie", line);
            return request;
        }
        catch
        {
            request.Dispose();
            throw;
        }
    }

    private ByteArrayContent? Content(Step step)
    {
        if (step.Body is not { } body)
            return null;
        var isForm = step.BodyType == "form";
        var content = new ByteArrayContent(isForm ? Encoding.UTF8.GetBytes(FormBody.Fill(body, values)) : JsonBody.Fill(body, values));
        content.Headers.ContentType = new(isForm ? "application/x-www-form-urlencoded" : "application/json");
        return content;
    }

    private void AddHeaders(HttpRequestMessage request, Step step)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Accept"] = "application/json" };
        if (step.ShowsSession && recipe.Cookie is null && values.Find(ValueName.Token) is { } token)
            headers[recipe.Header] = recipe.Scheme is { } scheme ? $"{scheme} {token}" : token;
        Fill(headers, recipe.Below(Recipe.Headers));
        Fill(headers, step.Headers);
        foreach (var (name, value) in headers)
            Add(request, step, name, value);
    }

    private void Fill(Dictionary<string, string> headers, IEnumerable<KeyValuePair<string, string>> templates)
    {
        foreach (var (name, value) in templates)
        {
            var template = Template.Parse(value);
            if (!template.IsLeftOut(values))
                headers[name] = template.Fill(values, text => text);
        }
    }

    private static void Add(HttpRequestMessage request, Step step, string name, string value)
    {
        if (!Tokens.IsHeaderValue(value))
        {
            throw new UnfitValueException(ErrorKind.InvalidInput,
                $"a value cannot stand in the header {name} of {step.Key}: only visible ASCII can, without line breaks");
        }

        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && request.Content is { } content)
            content.Headers.ContentType = MediaTypeHeaderValue.TryParse(value, out var type) ? type : throw Misplaced(step, name);
        else if (!request.Headers.TryAddWithoutValidation(name, value))
            throw Misplaced(step, name);
    }

    private static UnfitValueException Misplaced(Step step, string name) =>
        new(ErrorKind.Misconfigured, $"{step.Key}: no request can carry \"{name}\" like this");
}
