using Storefront.Catalog;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddSingleton(Assortment.Load());
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/products", (Assortment assortment) => assortment.Products);
app.MapGet("/products/{sku}", (string sku, Assortment assortment) => assortment.Find(sku) is { } product
    ? Results.Ok(product)
    : Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no product '{sku}'."));
app.Run();
