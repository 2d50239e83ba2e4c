namespace Navigli.Design;

/// <summary>What the tiles of a grid are.</summary>
public enum TileSize
{
    /// <summary>Sections, each with a live line; two a row.</summary>
    Section,

    /// <summary>Quick actions: icon over name; four a row.</summary>
    Action,
}
