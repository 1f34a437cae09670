import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { ComparisonRow } from "../analysis/pregnancy.ts";
import { signed, source, withUnit, zeroLine } from "./marks.ts";

const ways = ["unadjusted", "at equal age", "at equal age and ethnicity"] as const;

/** Pregnant women minus others in pulse and pressure, and what chance alone would give. */
export function spec(rows: readonly ComparisonRow[]): FigureSpec {
	const order = rows.map(withUnit);
	const y = { field: "name", type: "nominal" as const, title: null, sort: order, scale: { domain: order } };
	const yOffset = { field: "way", type: "nominal" as const, sort: [...ways] };
	const scale = { domain: [-12, 14], nice: false };
	const estimates = (row: ComparisonRow) => [row.difference, row.atEqualAge, row.atEqualAgeAndEthnicity] as const;
	const values = rows.flatMap((row) =>
		estimates(row).map((estimate, i) => ({
			name: withUnit(row),
			way: ways[i],
			...estimate,
			nPregnant: row.nPregnant,
			nOthers: row.nOthers,
			label: signed(estimate.estimate),
		})),
	);
	const chance = rows.map((row) => ({ name: withUnit(row), low: row.chance.low, high: row.chance.high }));
	const x = {
		field: "low",
		type: "quantitative" as const,
		title: "Pregnant minus others (bpm, mmHg)",
		scale,
		axis: { grid: true, tickCount: 7 },
	};
	const marks = { field: "way", type: "nominal" as const, title: null };
	const colour = { ...marks, scale: { domain: [...ways], range: [palette.blue, palette.vermilion, palette.green] } };
	const shape = { ...marks, scale: { domain: [...ways], range: ["circle", "diamond", "square"] } };
	const [first] = rows;
	if (first === undefined) throw new Error("no comparison");
	const at = (key: string) => signed(rows.find((row) => row.key === key)?.difference.estimate ?? Number.NaN);
	const counts = rows
		.map((row) => `${row.nPregnant}; ${row.nOthers.toLocaleString("en-GB")} (${row.name.toLowerCase()})`)
		.join(", ");
	return figureSpec(
		{
			columnMm: 178,
			title: "In pregnancy the pulse is faster and the diastolic pressure lower, at equal age too",
			caption:
				`Weighted means of pregnant women minus those of others of 18 to 40 years. n pregnant; others: ${counts}. Bars: 95% confidence intervals from the survey’s design (${first.degreesOfFreedom} degrees of freedom). ` +
				`Grey: where the middle 95% of ${first.chance.draws.toLocaleString("en-GB")} differences lie when as many women are drawn at random from all. ${source}`,
			alt: `Pulse differs by ${at("pulse")} bpm, systolic pressure by ${at("systolic")} and diastolic pressure by ${at("diastolic")} mmHg; age and ethnicity hardly move them.`,
		},
		{
			height: 170,
			layer: [
				{
					data: { name: "chance", values: chance },
					mark: { type: "bar", color: palette.grid, height: { band: 0.9 } },
					encoding: { y, x, x2: { field: "high" } },
				},
				{
					data: { name: "differences", values },
					layer: [
						{ mark: zeroLine, encoding: { x: { datum: 0, type: "quantitative", scale } } },
						{
							mark: { type: "rule", strokeWidth: 1.3 },
							encoding: { y, yOffset, x, x2: { field: "high" }, color: colour },
						},
						{
							mark: { type: "point", size: 32, opacity: 1 },
							encoding: { y, yOffset, x: { field: "estimate", type: "quantitative" }, color: colour, shape },
						},
						{
							mark: { type: "text", fontSize: 7, color: palette.ink, align: "left", dx: 4 },
							encoding: { y, yOffset, x: { field: "high", type: "quantitative" }, text: { field: "label" } },
						},
					],
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
