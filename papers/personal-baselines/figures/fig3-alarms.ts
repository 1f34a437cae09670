import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { AlarmRow } from "../analysis/alarms.ts";

/** Alarms a month by measure and length of the baseline, beside what independent normal nights would give. */
export function spec(rows: readonly AlarmRow[]): FigureSpec {
	const plain = rows.filter(({ variant }) => variant === "as it stands");
	const names = [...new Set(plain.map(({ name }) => name))];
	const kinds = ["observed", "independent normal nights"];
	const values = plain.flatMap((row) => [
		{
			name: row.name,
			baseline: `${row.baselineNights} nights`,
			kind: kinds[0],
			rate: row.rate.estimate,
			low: row.rate.low,
			high: row.rate.high,
			nPeople: row.nPeople,
			nNights: row.nNights,
		},
		...(row.measure === "any"
			? []
			: [
					{
						name: row.name,
						baseline: `${row.baselineNights} nights`,
						kind: kinds[1],
						rate: row.expected,
						low: row.expected,
						high: row.expected,
						nPeople: row.nPeople,
						nNights: row.nNights,
					},
				]),
	]);
	const color = {
		field: "kind",
		type: "nominal" as const,
		title: null,
		scale: { domain: kinds, range: [palette.blue, palette.vermilion] },
	};
	const y = { field: "name", type: "nominal" as const, title: null, sort: names };
	const any = plain.find(({ measure, baselineNights }) => measure === "any" && baselineNights === 14);
	const lengths = [...new Set(plain.map(({ baselineNights }) => `${baselineNights} nights`))];
	const panel = (baseline: string, i: number) => ({
		title: { text: `Baseline of ${baseline}`, fontSize: 8, anchor: "start" as const },
		width: 125,
		height: 95,
		data: { name: baseline, values: values.filter((row) => row.baseline === baseline) },
		layer: [
			{
				mark: { type: "rule" as const, strokeWidth: 1.3 },
				encoding: {
					y: i === 0 ? y : { ...y, axis: { labels: false, ticks: false } },
					x: {
						field: "low",
						type: "quantitative" as const,
						title: "Alarms per month",
						scale: { domain: [0, 12], nice: false },
					},
					x2: { field: "high" },
					color,
				},
			},
			{
				mark: { type: "point" as const, filled: true, size: 30, opacity: 1 },
				encoding: {
					y: i === 0 ? y : { ...y, axis: { labels: false, ticks: false } },
					x: { field: "rate", type: "quantitative" as const },
					color,
					shape: {
						field: "kind",
						type: "nominal" as const,
						title: null,
						scale: { domain: kinds, range: ["circle", "diamond"] },
					},
				},
			},
		],
	});
	return figureSpec(
		{
			columnMm: 178,
			title:
				"A rule of two standard deviations gives two to six alarms a month in each measure, and seven to eleven in any of four",
			caption:
				`${any?.nPeople} people with a night compared with a baseline of 14 nights. ` +
				"Nights (or days) that lie more than two standard deviations from the mean of the nights before them, per month of 30.4 nights, with 95% intervals over people; diamonds: expected for independent, normally distributed nights with a baseline of that length. These people have no known illness. Data: LifeSnaps.",
			alt: `Observed alarms exceed the expected ones for every measure and length; with 14 nights any of the four measures gives ${any === undefined ? "" : formatNumber(any.rate.estimate, 1)} a month.`,
		},
		{ hconcat: lengths.map(panel), spacing: 10 } as Parameters<typeof figureSpec>[1],
	);
}
