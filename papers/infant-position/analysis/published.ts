import type { StageContext, Value } from "@quickening/paper";
import { published } from "../published.ts";

/** A published number beside what the files give. */
export interface ComparisonRow {
	readonly id: string;
	readonly where: string;
	readonly published: number;
	readonly found: number;
	readonly isSame: boolean;
}

const stages = ["agreement", "windows", "proximal", "day"] as const;

/**
 * Sets each published number beside what the files give. Both are of the same rows, so that chance has no part in a difference:
 * what is compared has no interval here, and has one under its own id.
 */
export default function comparison(stage: StageContext): void {
	const found: Readonly<Record<string, Value>> = Object.assign(
		{},
		...stages.map((name) => stage.readJson<Record<string, Value>>(name)),
	);
	const rows = published.map(({ id, value, where, margin }): ComparisonRow => {
		const here = found[id];
		if (typeof here?.value !== "number") throw new Error(`comparison: no stage has recorded ${id}`);
		const { interval, ...own } = here;
		stage.value(`found.${id}`, { ...own, method: `${own.method}, beside the published ${value}` });
		// A hair more than half a digit, for numbers that were rounded from just there.
		const isSame = Math.abs(here.value - value) <= margin + 1e-9;
		return { id, where, published: value, found: here.value, isSame };
	});
	stage.writeJson("comparison", rows);
	const put = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: rows.length, method });
	put("published.numbers", rows.length, "Published numbers that the files can give");
	put("published.same", rows.filter(({ isSame }) => isSame).length, "Of these, found again to the last printed digit");
}
