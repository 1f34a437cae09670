import type { ScaleTotal } from "./score-scale.ts";

/** Band of severity of a total. */
export type SeverityBand = "minimal" | "mild" | "moderate" | "moderately-severe" | "severe" | "not-determinable";

/** Lowest total of each band; below the first it is minimal. */
export type BandStarts = Partial<Readonly<Record<Exclude<SeverityBand, "minimal" | "not-determinable">, number>>>;

/** Band of a total; where items are missing, only if the total lies in one band whatever they are. */
export function severityOf({ total, possible }: ScaleTotal, starts: BandStarts): SeverityBand {
	const [least, greatest] = Number.isNaN(total) ? possible : [total, total];
	const bands = Object.entries(starts) as [SeverityBand, number][];
	const of = (value: number) => bands.findLast(([, start]) => value >= start)?.[0] ?? "minimal";
	return of(least) === of(greatest) ? of(least) : "not-determinable";
}
