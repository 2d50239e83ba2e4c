using Navigli.Web;

var city = CityHost.Build(new WebApplicationOptions { Args = args });
await city.RunAsync();
