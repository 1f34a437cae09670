import type { Table, TableRow } from "@quickening/paper";
import { type Choices, choiceNames } from "../analysis/choices.ts";
import type { OptionRow } from "../analysis/multiverse.ts";

const kindNames: Readonly<Record<keyof Choices, string>> = {
	model: "Model",
	adjustment: "Adjusted for",
	sample: "Infants",
	scoring: "Score",
};

/** The options whose every combination is a specification, as planned; the first of each kind is the primary analysis. */
export function table(rows: readonly OptionRow[]): Table {
	const optionsOf = (kind: keyof Choices) =>
		Object.entries(choiceNames[kind]).filter(([option]) =>
			rows.some((row) => row.kind === kind && row.option === option),
		);
	const count = (kind: keyof Choices, option: string) =>
		rows
			.filter((row) => row.kind === kind && row.option === option)
			.reduce((sum, { specifications }) => sum + specifications, 0);
	return {
		title: "The planned choices",
		caption: "Every combination of one option of each kind is a specification of an association, where it applies.",
		columns: [
			{ key: "option", title: "", align: "left" },
			{
				key: "specifications",
				title: "Specifications",
				align: "decimal",
				definition: "Over all six associations",
			},
		],
		rows: (Object.keys(kindNames) as (keyof Choices)[]).flatMap((kind): TableRow[] => [
			{ cells: { option: kindNames[kind] }, kind: "header" },
			...optionsOf(kind).map(([option, name], i) => ({
				kind: "indented" as const,
				cells: { option: i === 0 ? `${name} (primary)` : name, specifications: String(count(kind, option)) },
			})),
		]),
		notes: [
			"Models for counts apply to awakenings alone. The items on the mother’s own sleep are EPDS 7 and City BiTS 22; HADS-A has none.",
		],
	};
}
