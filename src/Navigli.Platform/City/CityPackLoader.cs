namespace Navigli.Platform.City;

internal static class CityPackLoader
{
    public static CityPack Load(string folder) => throw new CityPackException([folder]);
}
