import type { Figure } from './blocks.js';

/** Draws what is black of a figure, as one shape: between single squares, screens show hairlines. */
export function drawSquares(document: PDFKit.PDFDocument, figure: Figure, left: number, top: number): void {
  const side = figure.side / figure.modules;
  for (let row = 0; row < figure.modules; row += 1)
    for (let column = 0; column < figure.modules; column += 1)
      if (figure.isBlack(row, column)) document.rect(left + column * side, top + row * side, side, side);
  document.fill('black');
}
