import type { Warning } from "@quickening/core";

/** What was found of a kind: how often, and the first one's words and place. */
export interface Tallied {
	readonly what: string;
	/** A line of a text, a byte of any other file. */
	readonly place: number;
	readonly count: number;
}

/** Counts what is doubtful, so that a file with ten thousand bad blocks has one warning of them and not ten thousand. */
export interface WarningTally {
	/** Notes one more of a kind, or several; the first one's place and words stand in the message. */
	add(code: string, what: string, place: number, count?: number): void;
	/** One warning a code, in the order in which they first came up. */
	warnings(): Warning[];
}

/** An empty tally; `message` says how a kind is told. */
export function warningTally(message: (tallied: Tallied) => string): WarningTally {
	const tally = new Map<string, { what: string; place: number; count: number }>();
	return {
		add(code, what, place, count = 1) {
			const known = tally.get(code);
			if (known === undefined) tally.set(code, { what, place, count });
			else known.count += count;
		},
		warnings: () => Array.from(tally, ([code, tallied]) => ({ code, message: message(tallied) })),
	};
}

/** A tally of a text: "3 cells are ..., the first at line 7". */
export const lineTally = (): WarningTally =>
	warningTally(({ what, place, count }) => `${count} ${what}, the first at line ${place}`);

/** A tally of a file of bytes: "subject07.cwa: a block is ... (byte 1024, and 2 more of the kind)." */
export const byteTally = (file: string): WarningTally =>
	warningTally(
		({ what, place, count }) =>
			`${file}: ${what} (byte ${place}${count === 1 ? "" : `, and ${count - 1} more of the kind`}).`,
	);
