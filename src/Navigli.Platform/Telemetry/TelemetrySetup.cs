using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Navigli.Platform.Telemetry;

/// <summary>
/// Traces and metrics by OTLP, when <c>Telemetry:Endpoint</c> names a collector. Routes are recorded and addresses never are, so neither carries
/// personal data or secrets.
/// </summary>
public static class TelemetrySetup
{
    /// <summary>Registers the exporters.</summary>
    public static IServiceCollection AddCityTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Telemetry:Endpoint"] is { Length: > 0 } endpoint)
            services.AddHostedService(_ => new TelemetryExport(new Uri(endpoint)));
        return services;
    }

    private sealed class TelemetryExport(Uri collector) : IHostedService, IDisposable
    {
        private TracerProvider? traces;
        private MeterProvider? metrics;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var resource = ResourceBuilder.CreateDefault().AddService("navigli");
            traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
                .AddSource("Microsoft.AspNetCore").AddProcessor(new AddressRemoval()).AddOtlpExporter(Configure).Build();
            metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "System.Runtime", "Navigli.*")
                .AddOtlpExporter((exporter, _) => Configure(exporter)).Build();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces?.ForceFlush();
            metrics?.ForceFlush();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            traces?.Dispose();
            metrics?.Dispose();
        }

        private void Configure(OtlpExporterOptions exporter) => exporter.Endpoint = collector;
    }

    // A search for a name is in the query of an address, and what opens a document in the path of another: neither leaves the process. The route says what was asked.
    private sealed class AddressRemoval : BaseProcessor<System.Diagnostics.Activity>
    {
        public override void OnEnd(System.Diagnostics.Activity data)
        {
            data.SetTag("url.path", null);
            data.SetTag("url.query", null);
            data.SetTag("url.full", null);
        }
    }
}
