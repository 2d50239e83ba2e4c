// Draws the page in the JSON file named on the command line with pdfmake, over and over, and prints the milliseconds that one takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pdfmake from 'pdfmake';

const page = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const font = (weight) => join(page.Fonts, `lora-latin-${weight}-normal.woff`);
pdfmake.addFonts({ Lora: { normal: font(400), bold: font(700) } });

const draw = () => pdfmake.createPdf({
  pageSize: 'A4',
  compress: true,
  defaultStyle: { font: 'Lora', fontSize: 10 },
  content: [
    { svg: page.Crest, width: 50 },
    ...page.Texts.map((t) => ({ text: t.Text, bold: t.Bold, margin: [0, 2] })),
    { qr: page.Qr, eccLevel: 'M', fit: 120 },
  ],
}).getBuffer();

const drawFor = async (milliseconds) => {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < milliseconds) {
    await draw();
    count += 1;
  }
  return (performance.now() - start) / count;
};

await drawFor(5_000);
const each = await drawFor(10_000);
console.log(each.toFixed(3));
