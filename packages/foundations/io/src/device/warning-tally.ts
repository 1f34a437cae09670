import type { Warning } from "@quickening/core";

/** Warnings of one pass over a file, one a code however often it happened. */
export interface WarningTally {
	/** Notes one more of a kind; the first one's place and words stand in the message. */
	note(code: string, what: string, byte: number): void;
	/** One warning a code, in the order in which they first came up. */
	warnings(): Warning[];
}

/** Counts what is doubtful, so that a file with ten thousand bad blocks has one warning of them and not ten thousand. */
export function warningTally(file: string): WarningTally {
	const tally = new Map<string, { count: number; readonly what: string; readonly byte: number }>();
	return {
		note(code, what, byte) {
			const known = tally.get(code);
			if (known === undefined) tally.set(code, { count: 1, what, byte });
			else known.count++;
		},
		warnings: () =>
			Array.from(tally, ([code, { count, what, byte }]) => ({
				code,
				message: `${file}: ${what} (byte ${byte}${count === 1 ? "" : `, and ${count - 1} more of the kind`}).`,
			})),
	};
}
