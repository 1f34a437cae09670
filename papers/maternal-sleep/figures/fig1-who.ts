import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { ShareRow, WhoRows } from "../analysis/series-rows.ts";
import {
	birthMarks,
	type Layer,
	note,
	nWomen,
	pregnancyWeeks,
	trimesterMarks,
	type WeekAxis,
	weeksAfterBirth,
	withPhase,
} from "./gestation.ts";

/** Who was studied: pregnancy length, and the share counted by week. */
export function spec({ lengths, pregnancy, afterBirth, participants, participantsAfterBirth }: WhoRows): FigureSpec {
	const commonest = lengths.reduce((most, row) => (row.participants > most.participants ? row : most));
	const last = pregnancy.reduce((latest, row) => (row.week > latest.week ? row : latest));
	const firstAfterBirth = afterBirth.find((row) => row.week === 1);
	const share = (figure: string, title: string, rows: readonly ShareRow[], x: WeekAxis, more: readonly Layer[]) => ({
		width: 150,
		height: 120,
		title: { text: `${title} (${figure})`, anchor: "start" as const, offset: 4 },
		data: { name: figure, values: figure === "2c" ? withPhase(rows) : [...rows] },
		layer: [
			...more,
			{
				mark: { type: "line" as const, color: palette.blue, point: { size: 8, color: palette.blue } },
				encoding: {
					x,
					y: {
						field: "percent",
						type: "quantitative" as const,
						title: "Counted a day (%)",
						scale: { domain: [60, 100], nice: false },
					},
					...(figure === "2c" && { detail: { field: "phase" } }),
				},
			},
		],
	});
	const weeks = { ...pregnancyWeeks({ title: "Week of pregnancy" }), axis: { values: [-10, 1, 10, 20, 30] } };
	const after = { ...weeksAfterBirth({ title: "Week after birth" }), axis: { values: [-10, 1, 10, 20] } };
	const inWeek = (row: ShareRow | undefined) => `${formatNumber(row?.percent, 1)}%`;
	return figureSpec(
		{
			columnMm: 178,
			title: "Fewer women are counted near birth and in the days after it",
			caption:
				`Pregnancy length (original figure 2a, ${nWomen(participants)}; whether a bin's number is its edge or its middle is not stated) and the share counted on an average day of each week in pregnancy (2b, of n = ${formatNumber(participants, 0)}) ` +
				`and after birth (2c, of n = ${formatNumber(participantsAfterBirth, 0)}, inferred). Most likely those with data on the day. 1st, 2nd, 3rd: trimesters. The axes of shares begin at 60%.`,
			alt: `The commonest pregnancy length is the bin of ${formatNumber(commonest.lengthWeeks, 1)} weeks (${formatNumber(commonest.participants, 0)} women). About nine in ten women are counted a day, but ${inWeek(last)} in week ${last.week} of pregnancy and ${inWeek(firstAfterBirth)} in the first week after birth.`,
		},
		{
			hconcat: [
				{
					width: 105,
					height: 120,
					title: { text: "Pregnancy length (2a)", anchor: "start" as const, offset: 7 },
					data: { name: "2a", values: [...lengths] },
					mark: { type: "bar" as const, color: palette.blue, width: { band: 0.85 } },
					encoding: {
						x: {
							field: "lengthWeeks",
							type: "ordinal" as const,
							title: "Weeks (number of the bin)",
							axis: { values: [24.1, 28.1, 32.1, 36.1, 40.1], labelExpr: "format(datum.value, '.1f')", labelAngle: 0 },
							scale: { paddingInner: 0.12 },
						},
						y: { field: "participants", type: "quantitative" as const, title: "Women" },
					},
				},
				share("2b", "In pregnancy", pregnancy, weeks, [
					...trimesterMarks({ first: "1st" }),
					note(last.week, "percent", inWeek(last), { dx: 3, dy: 10, align: "right" }),
				]),
				share("2c", "After birth", afterBirth, after, [
					...birthMarks("before"),
					note(1, "percent", `week 1: ${inWeek(firstAfterBirth)}`, { dx: 6, dy: 2 }),
				]),
			],
			spacing: 14,
		},
	);
}
