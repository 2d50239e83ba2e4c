using Navigli.Documents.Pdf;

namespace Navigli.Documents.Layout;

/// <summary>Draws a table: columns as wide as their texts want, rows that stay whole where a page can hold them, headings again on every page.</summary>
internal sealed class TableLayout(PageFlow flow, TableBlock table)
{
    private const double Padding = 3;
    private const double ColumnGap = 12;
    private readonly Column[] _columns = Columns(table);

    public void Draw(StructElement parent)
    {
        if (table.Rows.Count == 0 || table.Rows.Any(row => row.Count != table.Headings.Count))
            throw new DocumentException("A table must have a row, and each row a cell for each heading");
        var element = parent.Add(StructType.Table);
        var headings = Cells(table.Headings, CertificateStyles.Small with { Face = Fonts.FontFace.Bold });
        var rows = table.Rows.Select(row => Cells(row, CertificateStyles.Cell)).ToList();
        var room = PageFlow.Top - PageFlow.Bottom - Height(headings);
        if (room < PageFlow.Top / 2)
            throw new DocumentException("The headings of a table take more than half of the page");
        flow.Keep(Height(headings) + Height(rows[0]));
        DrawHeadings(headings, element.Add(StructType.THead).Add(StructType.TR));
        var body = element.Add(StructType.TBody);
        foreach (var row in rows)
        {
            if (Height(row) > flow.Available && Height(row) <= room)
                Continue(headings);
            DrawRow(row, headings, body.Add(StructType.TR));
        }
    }

    private void Continue(Cell[] headings)
    {
        flow.NewPage();
        // A second copy of the headings would be read aloud on every page: on all but the first it is decoration.
        flow.Page.BeginDecoration();
        DrawLines(headings, 0, int.MaxValue, (column, lines) =>
        {
            foreach (var line in lines)
                flow.Line(flow.Page, headings[column].Text, line, _columns[column]);
        });
        flow.Page.End();
        Rule();
    }

    // A row taller than a page goes on under the headings of the next one.
    private void DrawRow(Cell[] row, Cell[] headings, StructElement element)
    {
        var cells = row.Select(_ => element.Add(StructType.TD)).ToArray();
        var total = row.Max(cell => cell.Lines.Count);
        for (var from = 0; from < total;)
        {
            var fitting = (int)((flow.Available - (2 * Padding)) / CertificateStyles.Cell.Leading);
            if (fitting < 1)
            {
                Continue(headings);
                continue;
            }
            DrawLines(row, from, fitting, (column, lines) => flow.Lines(cells[column], row[column].Text, lines, _columns[column]));
            from += fitting;
        }
        Rule();
    }

    private void DrawHeadings(Cell[] headings, StructElement row)
    {
        var cells = headings.Select(_ => row.Add(StructType.TH)).ToArray();
        DrawLines(headings, 0, int.MaxValue, (column, lines) => flow.Lines(cells[column], headings[column].Text, lines, _columns[column]));
        Rule();
    }

    private void DrawLines(Cell[] row, int from, int count, Action<int, IEnumerable<TextLine>> draw)
    {
        var top = flow.Y - Padding;
        var bottom = top;
        for (var column = 0; column < row.Length; column++)
        {
            flow.Y = top;
            draw(column, row[column].Lines.Skip(from).Take(count));
            bottom = Math.Min(bottom, flow.Y);
        }
        flow.Y = bottom - Padding;
    }

    private void Rule()
    {
        flow.Page.BeginDecoration();
        flow.Page.Line(PageFlow.Left, PageFlow.Right, flow.Y);
        flow.Page.End();
    }

    private Cell[] Cells(IReadOnlyList<string> texts, TextStyle style) => [.. texts.Select((text, i) =>
    {
        var shaped = new ShapedText(text, style);
        return new Cell(shaped, shaped.Break(_columns[i].Width));
    })];

    private static double Height(Cell[] row) => row.Max(cell => cell.Lines.Count * cell.Text.Style.Leading) + (2 * Padding);

    private static Column[] Columns(TableBlock table)
    {
        var available = PageFlow.Right - PageFlow.Left - (ColumnGap * (table.Headings.Count - 1));
        var natural = new double[table.Headings.Count];
        var least = new double[table.Headings.Count];
        foreach (var row in table.Rows.Prepend(table.Headings))
        {
            for (var i = 0; i < row.Count && i < natural.Length; i++)
            {
                var text = new ShapedText(row[i], CertificateStyles.Cell with { Face = ReferenceEquals(row, table.Headings) ? Fonts.FontFace.Bold : Fonts.FontFace.Regular });
                // Half a point more, so that rounding never breaks a text that was measured to fit.
                natural[i] = Math.Max(natural[i], text.NaturalWidth + 0.5);
                least[i] = Math.Max(least[i], text.WidestWord + 0.5);
            }
        }
        var widths = Distribute(natural, least, available);
        var columns = new Column[widths.Length];
        var left = PageFlow.Left;
        for (var i = 0; i < widths.Length; i++, left += ColumnGap)
            columns[i] = new Column(left, left += widths[i]);
        return columns;
    }

    private static double[] Distribute(double[] natural, double[] least, double available)
    {
        var (wanted, needed) = (natural.Sum(), least.Sum());
        if (wanted <= available)
            return [.. natural.Select(width => width + ((available - wanted) / natural.Length))];
        if (needed > available)
            return Cap(least, available);
        var share = (available - needed) / (wanted - needed);
        return [.. natural.Zip(least, (want, need) => need + ((want - need) * share))];
    }

    // Only the widest columns give way: one endless word must not squeeze dates and codes.
    private static double[] Cap(double[] widths, double available)
    {
        var rest = available;
        var columns = widths.Length;
        var cap = 0.0;
        foreach (var width in widths.Order())
        {
            cap = rest / columns--;
            if (width > cap)
                break;
            rest -= width;
        }
        return [.. widths.Select(width => Math.Min(width, cap))];
    }

    private sealed record Cell(ShapedText Text, List<TextLine> Lines);
}
