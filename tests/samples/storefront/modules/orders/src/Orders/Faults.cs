using Microsoft.AspNetCore.Diagnostics;

namespace Storefront.Orders;

/// <summary>Turns exceptions into problem details that say what a client can do about them.</summary>
internal static class Faults
{
    /// <summary>A refused order is the client's fault (422), an absent catalog is not (503); anything else stays a plain 500.</summary>
    public static Task AnswerAsync(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Error switch
    {
        OrderRefusedException refused => Results.Problem(refused.Message, statusCode: StatusCodes.Status422UnprocessableEntity).ExecuteAsync(context),
        CatalogUnavailableException absent => Results.Problem(absent.Message, statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context),
        _ => Results.Problem(statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(context),
    };
}
