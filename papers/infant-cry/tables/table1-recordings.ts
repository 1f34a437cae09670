import { formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { CharacteristicRow } from "../analysis/describe.ts";

/** What was recorded. */
export function table(rows: readonly CharacteristicRow[]): Table {
	const [all, ...others] = rows;
	const groups = [...new Set(others.map(({ group }) => group))];
	const total = { hungry: all!.hungry, other: all!.other };
	const cells = ({ level, hungry, other, instances }: CharacteristicRow) => ({
		level,
		hungry: `${hungry} (${formatNumber((100 * hungry) / total.hungry, 0)}%)`,
		other: `${other} (${formatNumber((100 * other) / total.other, 0)}%)`,
		instances: formatNumber(instances, 0),
	});
	return {
		title: "What was recorded",
		caption:
			"Recordings by the reason that the person with the phone gave for the cry: number and percentage of the column. An installation may be in several rows.",
		columns: [
			{ key: "level", title: "", align: "left" },
			{ key: "hungry", title: "Hungry", align: "decimal" },
			{ key: "other", title: "Other", align: "decimal" },
			{
				key: "instances",
				title: "Installations",
				align: "decimal",
				definition: "of the app: a phone, not an infant",
			},
		],
		rows: [
			{ cells: cells(all!) },
			...groups.flatMap((group): TableRow[] => [
				{ cells: { level: group }, kind: "header" },
				...others.filter((row) => row.group === group).map((row) => ({ cells: cells(row), kind: "indented" as const })),
			]),
		],
		notes: [
			"Reason, age and sex are what was chosen in the app; nobody checked them.",
			"The number of infants is not known.",
		],
	};
}
