var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health", () => "ok");
app.MapGet("/price/{article}", (string article) => Tariff.Of(article));
app.Run();

public static class Tariff
{
    public static decimal Of(string article) => article.Length * 2m;
}
