namespace Authx.Host.Providers;

/// <summary>A plugin's answer is not one that the contract allows.</summary>
internal sealed class ContractBreachException(string what) : Exception(what)
{
    /// <summary>Demands something of an answer.</summary>
    public static void Unless(bool fulfilled, string what)
    {
        if (!fulfilled)
            throw new ContractBreachException(what);
    }

    /// <summary>Demands that something is there.</summary>
    public static T There<T>(T? value, string what)
        where T : class => value ?? throw new ContractBreachException($"{what} is missing");

    /// <summary>Demands a member that this host knows: constants pass the check of the contract's members unseen.</summary>
    public static T Known<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ContractBreachException($"its {typeof(T).Name} {value:D} is not known to this authx");
}
