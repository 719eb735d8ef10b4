namespace Authx.Testing.Tests.Sample;

public sealed class WidgetsTests : WidgetsConformance<WidgetsProvider>;
