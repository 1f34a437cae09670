import { mean, standardDeviation, studentTQuantile } from "@quickening/stats";

/** One person's number: the mean of their rows. */
export interface PersonMean {
	readonly person: string;
	readonly value: number;
}

/** People whose numbers lie from `low` up to, and without, `high`; what results/describe/column.json holds, but for who they are. */
export interface Bin {
	readonly column: string;
	readonly unit: string;
	readonly low: number;
	readonly high: number;
	/** Null where disclosure control has taken it away. */
	readonly n: number | null;
	/** Who they are: judged by disclosure control, and taken out before the row is written. */
	readonly people?: readonly string[];
}

/** The mean of each person's finite numbers; who has none is left out. */
export function personMeans(people: readonly string[], cells: readonly number[]): PersonMean[] {
	const own = new Map<string, number[]>();
	cells.forEach((cell, i) => {
		if (!Number.isFinite(cell)) return;
		const numbers = own.get(people[i]!) ?? [];
		numbers.push(cell);
		own.set(people[i]!, numbers);
	});
	return [...own].map(([person, numbers]) => ({ person, value: mean(numbers) }));
}

/** People in about ten bins with round bounds, so that no bound is somebody's number. */
export function binPeople(means: readonly PersonMean[], column: string, unit: string): Bin[] {
	const values = means.map(({ value }) => value);
	const [least, greatest] = [Math.min(...values), Math.max(...values)];
	const rough = (greatest - least) / 10 || 1;
	const power = 10 ** Math.floor(Math.log10(rough));
	const width = power * ([1, 2, 5].find((step) => step * power >= rough) ?? 10);
	const first = Math.floor(least / width);
	const bins: Bin[] = [];
	for (let i = first; i <= Math.floor(greatest / width); i++) {
		const people = means.filter(({ value }) => Math.floor(value / width) === i).map(({ person }) => person);
		const edge = (k: number) => Number((k * width).toPrecision(12));
		bins.push({ column, unit, low: edge(i), high: edge(i + 1), n: people.length, people });
	}
	return bins;
}

/** Mean over people with its 95% t interval, and the standard deviation between them; two people at least. */
export function describePeople(means: readonly PersonMean[]) {
	if (means.length < 2) throw new Error(`a description needs two people at least; there are ${means.length}`);
	const values = means.map(({ value }) => value);
	const centre = mean(values);
	const sd = standardDeviation(values);
	const half = (studentTQuantile(0.975, values.length - 1) * sd) / Math.sqrt(values.length);
	return { mean: centre, sd, low: centre - half, high: centre + half };
}
