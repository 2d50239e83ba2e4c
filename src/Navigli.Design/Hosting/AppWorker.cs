using System.Text;

namespace Navigli.Design;

/// <summary>The service worker of the site, compiled by the build.</summary>
public static class AppWorker
{
    /// <summary>The script, UTF-8.</summary>
    /// <param name="version">Told apart from every other release by letters and digits alone: browsers take a worker for new when its bytes are.</param>
    /// <exception cref="InvalidOperationException">The build did not embed it.</exception>
    public static byte[] Script(string version)
    {
        using var resource = typeof(AppWorker).Assembly.GetManifestResourceStream("worker.js") ?? throw new InvalidOperationException("The build did not embed the worker");
        using var script = new StreamReader(resource);
        return Encoding.UTF8.GetBytes($"self.VERSION=\"{version}\";\n{script.ReadToEnd()}");
    }
}
