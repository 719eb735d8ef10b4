namespace Authx.Provider.Password;

/// <summary>Fills a form template: what is written stays, what is filled in is escaped.</summary>
internal static class FormBody
{
    public static string Fill(string template, Values values)
    {
        var pairs = new List<string>();
        foreach (var pair in template.Split('&'))
        {
            var parsed = Template.Parse(pair);
            if (!parsed.IsLeftOut(values))
                pairs.Add(parsed.Fill(values, Uri.EscapeDataString));
        }

        return string.Join('&', pairs);
    }
}
