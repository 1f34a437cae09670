/**
 * What the cells of a notebook take beside the packages: inputs that know the published setting, figures and numbers that stand
 * beside the published ones, a table of rows that can be sorted and filtered, and a cell that a reader can edit.
 *
 * First call: `const settings = view(inputs({ window: choice("Window", { options: {...}, published: "signal" }) }))`.
 */

export { codeCell } from "./code-cell.ts";
export { figure } from "./figure.ts";
export { type Choice, choice, type Input, inputs, type Range, range, type Settings } from "./inputs.ts";
export { type Compared, numbers } from "./numbers.ts";
export { rowsTable, type ShownColumn } from "./rows-table.ts";
