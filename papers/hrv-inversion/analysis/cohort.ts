import {
	type ClockRowsOfTables,
	cellsOfRows,
	clockRowsOfTables,
	compareClocks,
	type TableCells,
} from "@quickening/cohort";
import { defaultDesign, type ObservedDays, syntheticPregnancy } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";

/** The comparison on the tables of a synthetic cohort, as a study team would make it on its own. */
export interface CohortRow {
	readonly births: "all" | "spontaneous";
	readonly pregnancies: number;
	readonly women: number;
	readonly nights: number;
	readonly leftOut: ClockRowsOfTables["leftOut"];
	readonly difference: number;
	readonly vuongZ: number;
	readonly p: number;
}

/**
 * The same comparison end to end on whole synthetic pregnancies: days through devices and wear, tables, dating by ACOG's rules,
 * exclusions. Their women turn about 49 days before labour would have begun by itself.
 */
export default function cohort(stage: StageContext): void {
	const pregnancies = stage.param<number>("pregnancies");
	const design = { ...defaultDesign, devices: { band: 1, ring: 0, watch: 0 }, daysBefore: 0, daysAfter: 0 };
	const made = Array.from({ length: pregnancies }, (_, index) => syntheticPregnancy(design, index).observed);
	const tables = {
		day: joined(made.map(({ days }) => days)),
		pregnancy: cellsOfRows(
			"pregnancy",
			made.map(({ pregnancy }) => ({ ...pregnancy })),
		),
	};
	const rows = (["all", "spontaneous"] as const).map((births): CohortRow => {
		const { people, leftOut } = clockRowsOfTables(tables, { births });
		const { aicDifference, vuongZ, p, nRows, nParticipants } = compareClocks(people);
		return {
			births,
			pregnancies,
			women: nParticipants,
			nights: nRows,
			leftOut,
			difference: aicDifference,
			vuongZ,
			p,
		};
	});
	stage.writeJson("cohort", rows);
	for (const { births, women, nights, difference, vuongZ } of rows) {
		const at = { n: women, units: "synthetic women" };
		stage.value(`cohort.women.${births}`, {
			...at,
			value: women,
			unit: "",
			digits: 0,
			method: "Women in the comparison",
		});
		stage.value(`cohort.nights.${births}`, {
			...at,
			value: nights,
			unit: "",
			digits: 0,
			method: "Nights in the comparison",
		});
		stage.value(`cohort.difference.${births}`, {
			...at,
			value: difference,
			unit: "",
			digits: 1,
			method: "AIC by gestation less AIC by birth, random levels and trends",
		});
		stage.value(`cohort.vuongZ.${births}`, {
			...at,
			value: vuongZ,
			unit: "",
			digits: 2,
			method: "Vuong's z over women",
		});
	}
	stage.value("cohort.pregnancies", {
		value: pregnancies,
		unit: "",
		digits: 0,
		n: pregnancies,
		method: "Synthetic pregnancies whose tables were made",
	});
}

/** Columns of several women as one table. */
function joined(parts: readonly ObservedDays[]): TableCells {
	const [first] = parts as readonly [ObservedDays];
	return Object.fromEntries(
		(Object.keys(first) as (keyof ObservedDays)[]).map((name) => {
			const columns = parts.map((part) => part[name]);
			return [
				name,
				first[name] instanceof Float64Array
					? Float64Array.from(columns.flatMap((column) => [...(column as Float64Array)]))
					: columns.flatMap((column) => [...(column as readonly (string | null)[])]),
			];
		}),
	);
}
