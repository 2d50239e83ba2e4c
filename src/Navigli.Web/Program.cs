using Navigli.Web;

var city = CityHost.Build(args);
await city.RunAsync();
