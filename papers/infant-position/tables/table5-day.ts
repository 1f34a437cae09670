import { formatEstimate, formatNumber, type Table, type TableRow } from "@quickening/paper";
import type { DayRow } from "../analysis/day.ts";
import { ageGroups, ageWords, models, positions } from "../analysis/positions.ts";
import { modelWords } from "./words.ts";

/** Shares of the day by age group, by both kinds of window. */
export function table(rows: readonly DayRow[]): Table {
	return {
		title: "Posture through the day by age",
		caption:
			"Mean over sessions of the share of a day's windows of ten minutes (%), with 95% bootstrap intervals over infants, and the standard deviation over sessions.",
		columns: [
			{ key: "position", title: "", align: "left" },
			{
				key: "all",
				title: "All windows",
				align: "decimal",
				definition: "as published; neighbouring windows overlap by half",
			},
			{ key: "sd", title: "SD", align: "decimal" },
			{ key: "apart", title: "Windows that do not overlap", align: "decimal" },
		],
		rows: models.flatMap((model) =>
			ageGroups.flatMap((ageGroup): TableRow[] => {
				const own = (windows: DayRow["windows"], position: string) =>
					rows.find(
						(row) =>
							row.model === model && row.ageGroup === ageGroup && row.windows === windows && row.position === position,
					)!;
				const { nSessions, nInfants } = own("all", "Supine");
				return [
					{
						cells: {
							position: `${modelWords[model]}, ${ageWords[ageGroup]}: ${nSessions} sessions of ${nInfants} infants`,
						},
						kind: "header",
					},
					...positions.map((position) => ({
						kind: "indented" as const,
						cells: {
							position,
							all: formatEstimate(own("all", position).percent, 1),
							sd: formatNumber(own("all", position).sd, 1),
							apart: formatEstimate(own("apart", position).percent, 1),
						},
					})),
				];
			}),
		),
		notes: ["Sessions of one infant are weeks to months apart; intervals resample infants with all their sessions."],
	};
}
