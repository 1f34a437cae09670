/** What a wrist says of a day: steps by seven series of six algorithms, cadence by each, and movement without steps. */
export type Family = "steps" | "peak1" | "peak30" | "movement";

export interface Measure {
	readonly family: Family;
	readonly key: string;
	/** As it is printed. */
	readonly name: string;
	/** Column of the derived table. */
	readonly column: string;
	readonly unit: string;
	readonly digits: number;
}

interface Algorithm {
	readonly key: string;
	readonly name: string;
	readonly column: string;
}

/** In the order in which they are printed. */
export const algorithms: readonly Algorithm[] = [
	{ key: "adept", name: "ADEPT", column: "adeptsteps" },
	{ key: "stepcountSsl", name: "Stepcount SSL", column: "scsslsteps" },
	{ key: "verisenseRevised", name: "Verisense (revised)", column: "vsrevsteps" },
	{ key: "verisense", name: "Verisense", column: "vssteps" },
	{ key: "stepcountRf", name: "Stepcount RF", column: "scrfsteps" },
	{ key: "oak", name: "Oak", column: "oaksteps" },
	{ key: "actilife", name: "ActiLife", column: "actisteps" },
];

const ofAlgorithms = (family: Family, prefix: string, unit: string, digits: number): readonly Measure[] =>
	algorithms.map(({ key, name, column }) => ({ family, key, name, column: `${prefix}_${column}`, unit, digits }));

export const steps = ofAlgorithms("steps", "total", "steps/day", 0);
export const peak1 = ofAlgorithms("peak1", "peak1", "steps/min", 1);
export const peak30 = ofAlgorithms("peak30", "peak30", "steps/min", 1);
export const movement: readonly Measure[] = [
	{ family: "movement", key: "mims", name: "MIMS", column: "total_PAXMTSM", unit: "MIMS units/day", digits: 0 },
	{ family: "movement", key: "counts", name: "Activity counts", column: "total_AC", unit: "counts/day", digits: 0 },
];

/** Totals of a day: what the main comparison and the choices are about. */
export const totals: readonly Measure[] = [...steps, ...movement];

export const measures: readonly Measure[] = [...totals, ...peak1, ...peak30];

export const idOf = ({ family, key }: Measure): string => `${family}.${key}`;

export function measureOf(family: Family, key: string): Measure {
	const found = measures.find((measure) => measure.family === family && measure.key === key);
	if (found === undefined) throw new Error(`no measure ${family}.${key}`);
	return found;
}
