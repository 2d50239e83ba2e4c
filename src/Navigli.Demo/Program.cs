using Navigli.Demo;

await DemoCity.RunAsync(args);
