/** A stretch of equal verdicts, in steps. */
interface Stretch {
	readonly start: number;
	readonly end: number;
}

/**
 * Wear that is too short to believe becomes non-wear, three times over: up to 3 h that are less than 80 % of the non-wear on
 * both sides together, up to 6 h that are less than 30 %; and then wear from the very begin of up to 3 h, in which a device is
 * set up.
 *
 * @param codes - 0 worn, 1 not worn, 2 unknown (taken as worn, and kept), one a step.
 * @param stepsAnHour - How many steps make an hour.
 * @returns A new array.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691, as skdh 0.17.18 applies it (without its rule of shipping).
 */
export function shortWearAsNonwear(codes: Uint8Array, stepsAnHour: number): Uint8Array {
	let worn = wornStretches(codes);
	for (let round = 0; round < 3; round++) {
		const ends = (k: number) => (k < 0 ? 0 : worn[k]!.end);
		const begins = (k: number) => (k >= worn.length ? codes.length : worn[k]!.start);
		worn = worn.filter(({ start, end }, k) => {
			const hours = (end - start) / stepsAnHour;
			const around = (start - ends(k - 1) + begins(k + 1) - end) / stepsAnHour;
			const share = hours / around;
			return !(hours <= 3 ? share < 0.8 : hours <= 6 && share < 0.3);
		});
	}
	if (worn[0]?.start === 0 && worn[0].end <= 3 * stepsAnHour) worn = worn.slice(1);
	const out = Uint8Array.from(codes, (code) => (code === 2 ? 2 : 1));
	for (const { start, end } of worn) for (let k = start; k < end; k++) if (codes[k] !== 2) out[k] = 0;
	return out;
}

function wornStretches(codes: Uint8Array): readonly Stretch[] {
	const stretches: Stretch[] = [];
	for (let k = 0; k < codes.length; ) {
		const start = k;
		while (k < codes.length && codes[k] !== 1) k++;
		if (k > start) stretches.push({ start, end: k });
		while (k < codes.length && codes[k] === 1) k++;
	}
	return stretches;
}
