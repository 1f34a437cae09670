/** The name that a mistyped one was probably meant to be; undefined when none is near. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
	let best: string | undefined;
	let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
	for (const name of names) {
		const distance = name.startsWith(typed) && typed.length > 2 ? 1 : editDistance(typed, name);
		if (distance < least) {
			least = distance;
			best = name;
		}
	}
	return best;
}

/** Levenshtein's distance: how many letters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
		}
		row = next;
	}
	return row[b.length]!;
}
