using Navigli.Documents.Pdf;

namespace Navigli.Documents.Graphics;

/// <summary>Turns SVG path data (SVG 2, 9.3) with straight lines and cubic curves into the operators of a PDF path.</summary>
internal static class SvgPath
{
    public static void Write(string data, PdfBuffer operators)
    {
        var numbers = new SvgNumbers(data);
        double x = 0, y = 0, startX = 0, startY = 0;
        var previous = '\0';
        while (!numbers.IsAtEnd)
        {
            var command = numbers.Command() ?? previous switch
            {
                // Further pairs after a move are lines (SVG 2, 9.3.3); nothing may follow a close.
                'M' => 'L',
                'm' => 'l',
                '\0' or 'Z' or 'z' => throw new DocumentException("The path begins a figure without a command"),
                _ => previous,
            };
            if (previous == '\0' && command is not ('M' or 'm'))
                throw new DocumentException("The path does not begin with a move");
            var (originX, originY) = char.IsAsciiLetterLower(command) ? (x, y) : (0, 0);
            switch (char.ToUpperInvariant(command))
            {
                case 'M':
                    (startX, startY) = (x, y) = (originX + numbers.Next(), originY + numbers.Next());
                    operators.Numbers(x, y).Raw("m "u8);
                    break;
                case 'L':
                    (x, y) = (originX + numbers.Next(), originY + numbers.Next());
                    operators.Numbers(x, y).Raw("l "u8);
                    break;
                case 'H':
                    x = originX + numbers.Next();
                    operators.Numbers(x, y).Raw("l "u8);
                    break;
                case 'V':
                    y = originY + numbers.Next();
                    operators.Numbers(x, y).Raw("l "u8);
                    break;
                case 'C':
                    operators.Numbers(originX + numbers.Next(), originY + numbers.Next(), originX + numbers.Next(), originY + numbers.Next());
                    (x, y) = (originX + numbers.Next(), originY + numbers.Next());
                    operators.Numbers(x, y).Raw("c "u8);
                    break;
                case 'Z':
                    (x, y) = (startX, startY);
                    operators.Raw("h "u8);
                    break;
                default:
                    throw new DocumentException($"The path has the command {command}, which is not supported");
            }
            previous = command;
        }
    }
}
