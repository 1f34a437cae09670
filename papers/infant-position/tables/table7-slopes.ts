import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { AgeSlope } from "../analysis/day.ts";
import { models } from "../analysis/positions.ts";
import { modelWords } from "./words.ts";

/** Change of each share with age. */
export function table(rows: readonly AgeSlope[]): Table {
	return {
		title: "Change of the day's posture with age",
		caption:
			"Least-squares slope of a session’s share on age (percentage points per month), windows that do not overlap, with 95% bootstrap intervals over infants.",
		columns: [
			{ key: "position", title: "", align: "left" },
			{ key: "slope", title: "Points per month (95% CI)", align: "decimal" },
		],
		rows: models.flatMap((model): TableRow[] => {
			const own = rows.filter((row) => row.model === model);
			const { nSessions, nInfants } = own[0]!;
			return [
				{ cells: { position: `${modelWords[model]}: ${nSessions} sessions of ${nInfants} infants` }, kind: "header" },
				...own.map((row) => ({
					kind: "indented" as const,
					cells: { position: row.position, slope: formatEstimate(row.pointsPerMonth, 1) },
				})),
			];
		}),
		notes: [
			"The two age groups leave a gap from 8 to 10 months: a slope joins them and does not show the shape between.",
		],
	};
}
