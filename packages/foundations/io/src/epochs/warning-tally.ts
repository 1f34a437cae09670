import type { Warning } from "@quickening/core";

/** Counts doubts of a kind, so that a file with a thousand of them has one warning that says how many and where the first is. */
export interface WarningTally {
	add(code: string, what: string, line: number, count?: number): void;
	warnings(): Warning[];
}

export function warningTally(): WarningTally {
	const counted = new Map<string, { what: string; line: number; count: number }>();
	return {
		add(code, what, line, count = 1) {
			const one = counted.get(code);
			if (one === undefined) counted.set(code, { what, line, count });
			else one.count += count;
		},
		warnings: () =>
			[...counted].map(([code, { what, line, count }]) => ({
				code,
				message: `${count} ${what}, the first at line ${line}`,
			})),
	};
}
