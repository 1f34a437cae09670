import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { measures } from "../analysis/measures.ts";
import type { LikenessRow } from "../analysis/synthetic.ts";
import { source, withUnit } from "./marks.ts";

const kinds = ["real women", "synthetic women"] as const;
const domains = { pulse: [50, 120], systolic: [80, 145], diastolic: [30, 95] } as const;

/** Centiles of synthetic women beside those of real ones. */
export function spec(rows: readonly LikenessRow[]): FigureSpec {
	const panel = (measure: (typeof measures)[number]) => {
		const own = rows.filter(({ key }) => key === measure.key);
		const order = own.map(({ wayName }) => wayName);
		const values = own.map((row) => {
			const at = (percent: number) => row.centiles.find((one) => one.percent === percent)?.value;
			return {
				way: row.wayName,
				kind: row.isSynthetic ? kinds[1] : kinds[0],
				p3: at(3),
				p25: at(25),
				p50: at(50),
				p75: at(75),
				p97: at(97),
				n: row.n,
			};
		});
		const scale = { domain: [...domains[measure.key]], nice: false, zero: false };
		const y = {
			field: "way",
			type: "nominal" as const,
			title: null,
			sort: order,
			scale: { domain: order },
			axis: { labelLimit: 220 },
		};
		const x = {
			field: "p3",
			type: "quantitative" as const,
			title: withUnit(measure),
			scale,
			axis: { grid: true, tickCount: 7 },
		};
		const colour = {
			field: "kind",
			type: "nominal" as const,
			title: null,
			scale: { domain: [...kinds], range: [palette.blue, palette.vermilion] },
			legend: { orient: "top" as const },
		};
		const median = values[0]?.p50 as number;
		return {
			width: 270,
			height: { step: 16 },
			layer: [
				{
					data: { name: `${measure.key}-median`, values: [{ median }] },
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { field: "median", type: "quantitative" as const, scale, title: withUnit(measure) } },
				},
				{
					data: { name: measure.key, values },
					layer: [
						{
							mark: { type: "rule" as const, strokeWidth: 1.2 },
							encoding: { y, x, x2: { field: "p97" }, color: colour },
						},
						{
							mark: { type: "rule" as const, strokeWidth: 4 },
							encoding: { y, x: { ...x, field: "p25" }, x2: { field: "p75" }, color: colour },
						},
						{
							mark: { type: "tick" as const, color: palette.ink, thickness: 1.6, height: 10 },
							encoding: { y, x: { ...x, field: "p50" } },
						},
					],
				},
			],
		};
	};
	const n = (way: string) =>
		rows
			.filter((row) => row.way === way)
			.map((row) => row.n)
			.join(", ");
	const [first] = rows.filter(({ isSynthetic }) => isSynthetic);
	return figureSpec(
		{
			columnMm: 178,
			title:
				"The synthetic pulse is like that of real women; synthetic blood pressure is that of its sources, and higher",
			caption:
				`Synthetic women do not exist. Thin lines: 3rd to 97th centile; thick: 25th to 75th; ticks: medians; vertical line: the median of pregnant women in NHANES. Pregnant women in NHANES (n = ${n("pregnant")} for the three measures) and others (n = ${n("others")}), weighted; ` +
				`${first?.n.toLocaleString("en-GB")} synthetic women in each row, one reading each on a day drawn evenly over pregnancy. ${source} Synthetic cohort: default design, reference scenario.`,
			alt: "Centiles of synthetic pulse in the clinic lie on those of pregnant women in NHANES. Synthetic systolic and diastolic pressures in the clinic lie above them, the diastolic further than those of women who are not pregnant.",
		},
		{ vconcat: measures.map(panel), spacing: 10 } as Parameters<typeof figureSpec>[1],
	);
}
