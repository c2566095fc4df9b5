using Storefront.Orders;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHttpClient<CatalogClient>(http =>
{
    http.BaseAddress = CatalogAddress.From(builder.Configuration);
    http.Timeout = TimeSpan.FromSeconds(10);
});
builder.Services.AddTransient<Pricing>();
builder.Services.AddSingleton<OrderBook>();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.UseExceptionHandler(handler => handler.Run(Faults.AnswerAsync));
app.MapHealthChecks("/health");

var api = app.MapGroup("/api");
api.MapGet("/products", (CatalogClient catalog, CancellationToken cancellationToken) => catalog.ListAsync(cancellationToken));
api.MapGet("/orders/quote", (string sku, int? quantity, Pricing pricing, CancellationToken cancellationToken) =>
    pricing.QuoteAsync([new OrderLine(sku, quantity ?? 1)], cancellationToken));
api.MapPost("/orders", async (List<OrderLine> lines, Pricing pricing, OrderBook book, CancellationToken cancellationToken) =>
{
    var order = book.Place(await pricing.QuoteAsync(lines, cancellationToken));
    return Results.Created($"/api/orders/{order.Id}", order);
});
api.MapGet("/orders/{id:guid}", (Guid id, OrderBook book) => book.Find(id) is { } order
    ? Results.Ok(order)
    : Results.Problem($"There is no order {id}.", statusCode: StatusCodes.Status404NotFound));
app.Run();
