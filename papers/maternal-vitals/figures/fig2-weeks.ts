import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { measures } from "../analysis/measures.ts";
import type { OtherStudies } from "../analysis/other-studies.ts";
import { source, withUnit } from "./marks.ts";

const lines = ["4P, by week", "NHANES, all weeks together"] as const;
const domains = { pulse: [50, 130], systolic: [80, 150], diastolic: [25, 100] } as const;

/** Centiles of 4P by week, and those of pregnant women in NHANES, whose week is not known, as level lines. */
export function spec({ centiles, weeks, pregnant }: OtherStudies): FigureSpec {
	const panel = (measure: (typeof measures)[number]) => {
		const { key } = measure;
		const curves = weeks
			.filter((row) => row.key === key)
			.flatMap(({ week, p3, p50, p97, basis }) =>
				[p3, p50, p97].map((value, j) => ({ week, centile: [3, 50, 97][j], value, line: lines[0], basis })),
			);
		const levels = centiles
			.filter((row) => row.key === key && row.group === "pregnant" && [3, 50, 97].includes(row.percent))
			.map(({ percent, value }) => ({
				centile: percent,
				value: value.estimate,
				low: Number.isFinite(value.low) ? value.low : null,
				high: Number.isFinite(value.high) ? value.high : null,
				line: lines[1],
				label: `${percent}%`,
			}));
		const scale = { domain: [...domains[key]], nice: false, zero: false };
		const title = withUnit(measure);
		const y = { field: "value", type: "quantitative" as const, title, scale, axis: { grid: true, tickCount: 6 } };
		const colour = {
			field: "line",
			type: "nominal" as const,
			title: null,
			scale: { domain: [...lines], range: [palette.context, palette.blue] },
			legend: { orient: "top" as const },
		};
		const x = {
			field: "week",
			type: "quantitative" as const,
			title: "Completed week",
			scale: { domain: [12, 40], nice: false, zero: false },
		};
		return {
			width: 128,
			height: 200,
			layer: [
				{
					data: { name: `${key}-intervals`, values: levels.filter(({ low, high }) => low !== null && high !== null) },
					mark: { type: "rect" as const, color: palette.sky, opacity: 0.3 },
					encoding: { y: { ...y, field: "low" }, y2: { field: "high" } },
				},
				{
					data: { name: `${key}-weeks`, values: curves },
					mark: { type: "line" as const, strokeWidth: 1.6 },
					encoding: { x, y, color: colour, detail: { field: "centile" } },
				},
				{
					data: { name: `${key}-nhanes`, values: levels },
					layer: [
						{ mark: { type: "rule" as const, strokeWidth: 1.3, strokeDash: [4, 2] }, encoding: { y, color: colour } },
						{
							mark: { type: "text" as const, align: "right" as const, dx: -2, dy: -5, fontSize: 7, color: palette.ink },
							encoding: { y, x: { datum: 40, type: "quantitative" as const }, text: { field: "label" } },
						},
					],
				},
			],
		};
	};
	const counts = pregnant.map(({ name, n }) => `${n} (${name.toLowerCase()})`).join(", ");
	return figureSpec(
		{
			columnMm: 178,
			title: "In NHANES the pulse lies within 4P and blood pressure below it, whatever the week",
			caption:
				`Dashed: weighted 3rd, 50th and 97th centile of pregnant women of 18 to 40 years in NHANES, whose gestational week is not known, with 95% intervals after Woodruff where they have two limits (blue); n = ${counts}. ` +
				`Grey: 3rd, 50th and 97th centile of 1,041 women of 4P by week; printed for 12 weeks, for the turn and, of pressure, for 40 weeks, and drawn by us between them. ${source}`,
			alt: "The median pulse of NHANES lies among the medians of 4P. The median systolic and diastolic pressures lie below the medians of every week, the diastolic near the third centile.",
		},
		{ hconcat: measures.map(panel), spacing: 12 } as Parameters<typeof figureSpec>[1],
	);
}
