/**
 * Lines, cells, numbers and dates of text files, for the readers of this package.
 */

export { type DateOrder, dateOrders, isoOfLocal, readClock, readDate } from "./local-date.ts";
export { isMissingWord, readNumber } from "./read-number.ts";
export { separatorOf, splitCells } from "./split-cells.ts";
export { type TextEncoding, textEncoding } from "./text-encoding.ts";
export { shown, type TextPlace, textError } from "./text-error.ts";
export { type TextOptions, type TextPiece, textPieces } from "./text-pieces.ts";
