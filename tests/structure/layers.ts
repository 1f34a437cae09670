/**
 * Which packages may import which, as ARCHITECTURE has it: four wings, the folders below packages/. The boundary test
 * reads this table; there is no other place that says it.
 */

export type Wing = "foundations" | "physiology" | "modelling" | "publication";

export interface WingRules {
	/** Wings of which every package here may import everything. */
	readonly takes: readonly Wing[];
	/** Packages of this wing that each of its other packages may import. */
	readonly ground?: readonly string[];
	/** In this order: a package may import those before it. One that is not named takes `ground` and `takes` alone. */
	readonly order?: readonly string[];
	/** What single packages may import besides: packages by name, or a whole wing. */
	readonly also?: Readonly<Record<string, readonly string[]>>;
}

export const wings: Readonly<Record<Wing, WingRules>> = {
	foundations: { takes: [], order: ["core", "stats"], ground: ["core", "stats"] },
	// Siblings never know one another: a paper's stage or a page is where two of them meet.
	physiology: { takes: ["foundations"] },
	modelling: {
		takes: ["foundations"],
		also: {
			"deep-learning": ["learning"],
			validation: ["learning"],
			cohort: ["physiology", "compute"],
		},
	},
	publication: {
		takes: ["foundations"],
		order: [
			"workspace",
			"paper",
			"figures",
			"manuscript",
			"dvc",
			"datasets",
			"pipeline",
			"release",
			"reproduce",
			"archive",
			"review",
			"cli",
		],
	},
};

/** Whether one package may import another; each is given as "wing/name". */
export function mayImport(from: string, to: string): boolean {
	const [wing, name] = from.split("/") as [Wing, string];
	const [targetWing, target] = to.split("/") as [Wing, string];
	const { takes, order = [], ground = [], also = {} } = wings[wing];
	if (also[name]?.some((each) => each === target || each === targetWing)) return true;
	if (wing !== targetWing) return takes.includes(targetWing);
	const place = order.indexOf(name);
	const targetPlace = order.indexOf(target);
	if (place < 0) return ground.includes(target);
	return targetPlace >= 0 && targetPlace < place;
}
