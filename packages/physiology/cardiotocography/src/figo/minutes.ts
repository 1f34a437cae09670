/**
 * Length of the longest run of minutes that pass a test. A minute that is NaN neither counts nor breaks a run, unless
 * more than ten come in a row.
 */
export function longestRunMinutes(minutes: ArrayLike<number>, passes: (value: number) => boolean): number {
	let longest = 0;
	let run = 0;
	let unknown = 0;
	for (let i = 0; i < minutes.length; i++) {
		if (Number.isNaN(minutes[i])) {
			unknown++;
			if (unknown > 10) run = 0;
			continue;
		}
		unknown = 0;
		run = passes(minutes[i]) ? run + 1 : 0;
		longest = Math.max(longest, run);
	}
	return longest;
}

/** How many minutes are known. */
export function knownMinutes(minutes: ArrayLike<number>): number {
	let known = 0;
	for (let i = 0; i < minutes.length; i++) if (!Number.isNaN(minutes[i])) known++;
	return known;
}
