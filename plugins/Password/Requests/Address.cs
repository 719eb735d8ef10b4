using System.Text;

namespace Authx.Provider.Password;

/// <summary>Makes the address of a request, which no value can lead to another resource.</summary>
internal static class Address
{
    /// <exception cref="UnfitValueException">A value makes a segment of dots, or an empty one.</exception>
    public static Uri Of(Step step, string server, Values values)
    {
        var path = Template.Parse(step.Path!).Fill(values, Segment);
        var question = path.IndexOf('?', StringComparison.Ordinal);
        foreach (var segment in (question < 0 ? path : path[..question]).Split('/'))
        {
            if (segment is "." or "..")
                throw Unfit(step);
        }

        var address = new StringBuilder(server).Append(path);
        var sign = question < 0 ? '?' : '&';
        foreach (var (name, value) in step.Query)
        {
            var template = Template.Parse(value);
            if (template.IsLeftOut(values))
                continue;
            address.Append(sign).Append(Uri.EscapeDataString(name)).Append('=')
                .Append(EscapeLiterals(template, values));
            sign = '&';
        }

        return Uri.TryCreate(address.ToString(), UriKind.Absolute, out var uri) ? uri : throw Unfit(step);

        string Segment(string value) => value.Length == 0 ? throw Unfit(step) : Uri.EscapeDataString(value);
    }

    // In a map of the query all of it is text.
    private static string EscapeLiterals(Template template, Values values) =>
        Uri.EscapeDataString(template.Fill(values, value => value));

    private static UnfitValueException Unfit(Step step) =>
        new(ErrorKind.Misconfigured, $"a value cannot stand in {step.Key}.path: it is empty or made of dots");
}
