namespace Authx.Testing.Tests.Wrong;

/// <summary>Names the one rule that a wrong provider breaks.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BreaksAttribute(string code) : Attribute
{
    public string Code => code;
}
