/** Colours for a terminal; each is the identity when colours are off (no terminal, or NO_COLOR is set). */
export interface Colours {
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
	readonly red: (text: string) => string;
	readonly green: (text: string) => string;
	readonly yellow: (text: string) => string;
	readonly cyan: (text: string) => string;
}

/**
 * What paints words for a terminal.
 *
 * @param enabled - Whether to write escape codes at all.
 */
export function colours(enabled: boolean): Colours {
	const code = (open: number, close: number) => (text: string) =>
		enabled ? `\u001b[${open}m${text}\u001b[${close}m` : text;
	return {
		bold: code(1, 22),
		dim: code(2, 22),
		red: code(31, 39),
		green: code(32, 39),
		yellow: code(33, 39),
		cyan: code(36, 39),
	};
}

/** Whether a stream takes colours: https://no-color.org and FORCE_COLOR are followed. */
export function takesColours(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv = process.env): boolean {
	if (environment.NO_COLOR) return false;
	if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== "0";
	return stream.isTTY === true && environment.TERM !== "dumb";
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes begin with a control character
const ESCAPES = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** Text without escape codes. */
export function stripColours(text: string): string {
	return text.replace(ESCAPES, "");
}

/** Columns that a text takes on a terminal: escape codes count for nothing, accents and arrows for one. */
export function visibleWidth(text: string): number {
	return [...stripColours(text)].length;
}
