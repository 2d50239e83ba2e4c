namespace Navigli.Platform.City;

/// <summary>
/// The city's coat of arms in the small part of SVG that a paper can be drawn with: filled paths with absolute
/// <c>M L H V C Z</c>. Rectangles of the file are given as paths.
/// </summary>
/// <param name="Svg">The file as it is, safe to put into a page: no script, no style, no reference.</param>
/// <param name="Width">Width of the view box, user units.</param>
/// <param name="Height">Height of the view box, user units; y grows downwards.</param>
/// <param name="Shapes">Shapes from the back to the front.</param>
public sealed record CityCrest(string Svg, double Width, double Height, IReadOnlyList<CrestShape> Shapes);

/// <summary>A filled shape.</summary>
/// <param name="PathData">Path with absolute <c>M L H V C Z</c>, numbers separated by spaces.</param>
/// <param name="Fill">Colour as <c>#rrggbb</c>.</param>
public sealed record CrestShape(string PathData, string Fill);
