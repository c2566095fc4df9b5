namespace Pipeline.Tools.Load;

/// <summary>What sends the requests of a load test.</summary>
public enum LoadGeneratorChoice
{
    /// <summary>k6 when it is on PATH; wrk when it is and no rate was asked for, for it knows none; else the built-in one.</summary>
    Auto,

    /// <summary>The built-in one: requests begin when they are due, whatever the service does.</summary>
    BuiltIn,

    /// <summary>k6.</summary>
    K6,

    /// <summary>wrk: as many requests as the connections carry.</summary>
    Wrk,
}
