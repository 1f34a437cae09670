import { judgeClaims, type StageContext } from "@quickening/paper";
import { type PublishedItem, publications, published } from "../published.ts";
import type { Headline } from "./headline.ts";

/** A published number beside ours. */
export interface ComparisonRow {
	readonly id: string;
	readonly quantity: string;
	readonly from: string;
	readonly published: number;
	readonly unit: string;
	readonly digits: number;
	/** Ours; null when the files hold nothing to compare with. */
	readonly ours: number | null;
	readonly difference: number | null;
	readonly state: "reproduced" | "not reproduced" | "no counterpart";
	/** No published number of its own, but a difference of two or another reading of one. */
	readonly derived: boolean;
	readonly note: string;
}

/** Sets each number that was published beside what the files give, by the margins of published.ts. */
export default function compare(stage: StageContext): void {
	const headline = stage.readJson<Readonly<Record<string, Headline>>>("headline");
	const rows = published.map((item) => comparison(item, headline));
	stage.writeJson("comparison", rows);
	const numbers = rows.filter((row) => !row.derived);
	const count = (id: string, what: string, holds: (row: ComparisonRow) => boolean) =>
		stage.value(`published.${id}`, {
			value: numbers.filter(holds).length,
			unit: "",
			digits: 0,
			n: numbers.length,
			method: `Published numbers ${what}; n: numbers looked at`,
		});
	count("numbers", "looked at", () => true);
	count("comparable", "that the files hold a counterpart of", (row) => row.state !== "no counterpart");
	count("reproduced", "that the files give within the margin", (row) => row.state === "reproduced");
	count("notReproduced", "that the files do not give within the margin", (row) => row.state === "not reproduced");
	count("withoutCounterpart", "without a counterpart in the files", (row) => row.state === "no counterpart");
}

function comparison(item: PublishedItem, headline: Readonly<Record<string, Headline>>): ComparisonRow {
	const { id, quantity, value, unit, digits, derived = false, note = "", ours: valueId, margin, from } = item;
	const row = { id, quantity, from: publications[from].short, published: value, unit, digits, derived, note };
	if (valueId === undefined) return { ...row, ours: null, difference: null, state: "no counterpart" };
	const found = headline[valueId];
	if (found === undefined || margin === undefined) {
		throw new Error(`published.ts: ${id} names the value ${valueId}, which needs a margin and a recorded value`);
	}
	const claim = { id, sentence: quantity, value: valueId, published: { value, margin, ...publications[from] } };
	const recorded = { ...found, n: 0, method: "as recorded by summary", stage: "summary" };
	const state = judgeClaims([claim], { [valueId]: recorded })[0]?.reproduced?.state;
	if (state !== "reproduced" && state !== "not reproduced") throw new Error(`${id} could not be judged: ${state}`);
	return { ...row, ours: found.value, difference: found.value - value, state };
}
