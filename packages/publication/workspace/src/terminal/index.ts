/**
 * What the command prints: lines, bars that live below them on a terminal and become plain lines elsewhere, tables,
 * and errors that say what to do. Progress goes to standard error, results and `--json` to standard output.
 * Not for pages or logs of stages.
 *
 * First call: `const terminal = createTerminal(); const bar = terminal.bar({ label: "Fetching", total, unit: "bytes" });`
 */

// Colours and text
export { type Colours, colours, stripColours, takesColours, visibleWidth } from "./colours.ts";
export { formatBytes, formatCount, formatDuration, formatInteger } from "./format.ts";
// Errors
export { explainSystemError } from "./system-error.ts";
export { formatTable, type TextColumn } from "./table.ts";
// Lines and bars
export {
	createTerminal,
	type ProgressBar,
	type ProgressOptions,
	type Terminal,
	type TerminalOptions,
	type TerminalStream,
} from "./terminal.ts";
export { isUserError, UserError } from "./user-error.ts";
export { visibleControls } from "./visible-controls.ts";
