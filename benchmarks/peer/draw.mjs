// Draws the pages in the JSON file named on the command line with pdfmake, in their order, over and over, and prints the milliseconds that one takes.
import { readFileSync } from 'node:fs';
import pdfmake from 'pdfmake';
import Roboto from 'pdfmake/fonts/Roboto.js';

const pages = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// Its own fonts, which it reads faster than ours: these are WOFF.
pdfmake.addFonts(Roboto);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(() => true);

const draw = (page) => pdfmake.createPdf({
  pageSize: 'A4',
  compress: true,
  defaultStyle: { fontSize: 10 },
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
    await draw(pages[count % pages.length]);
    count += 1;
  }
  return (performance.now() - start) / count;
};

await drawFor(5_000);
const each = await drawFor(10_000);
console.log(each.toFixed(3));
