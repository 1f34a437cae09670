/**
 * Lines, cells, numbers and dates of text files, for the readers of this package.
 */

export { type CellTime, dateOf, readDateTime } from "./date-time.ts";
export { headLines } from "./head-lines.ts";
export { type DateOrder, dateOrders, readClock, readDate } from "./local-date.ts";
export { isMissingWord, readNumber } from "./read-number.ts";
export { type DateOrderJudge, dateOrderAdvice, dateOrderJudge } from "./settle-date-order.ts";
export { separatorOf, splitCells } from "./split-cells.ts";
export { type TableRow, tableRows } from "./table-rows.ts";
export { type TextEncoding, textEncoding } from "./text-encoding.ts";
export { shown, type TextPlace, textError } from "./text-error.ts";
export { type TextOptions, type TextPiece, textPieces } from "./text-pieces.ts";
