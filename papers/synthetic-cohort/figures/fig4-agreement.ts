import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { ComparisonRow } from "../analysis/rows.ts";

const groups = ["Calibrated on", "Held out", "Known to differ"] as const;

/** Every published number: its difference from the cohort's in joint standard errors. */
export function spec(rows: readonly ComparisonRow[]): FigureSpec {
	const shown = rows.map((row) => ({
		group: row.differs ? groups[2] : row.use === "calibrated" ? groups[0] : groups[1],
		number: `${row.quantity}, ${row.context}: ${row.when}`,
		z: Math.max(-6, Math.min(6, row.z)),
		published: row.published,
		generated: row.generated,
	}));
	const of = (group: string) => shown.filter((row) => row.group === group);
	const beyond = (group: string) => of(group).filter(({ z }) => Math.abs(z) > 3.5).length;
	const x = {
		field: "z",
		type: "quantitative" as const,
		title: "Generated minus published (joint SE)",
		scale: { domain: [-6, 6], nice: false },
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "Most published numbers agree with the synthetic cohort",
			caption: `Difference beyond rounding in joint standard errors (SE; those beyond 6 are drawn at 6) of ${shown.length} published numbers: ${of(groups[0]).length} on which the generator is calibrated, ${of(groups[1]).length} held out, ${of(groups[2]).length} known to differ, with the reasons in the table. Dashed lines: the limit of 3.5. All people are synthetic.`,
			alt: `Of ${of(groups[1]).length} held-out numbers ${beyond(groups[1])} lie beyond the limit of 3.5 standard errors, of ${of(groups[0]).length} calibrated ones ${beyond(groups[0])}; of the ${of(groups[2]).length} known to differ ${beyond(groups[2])} do.`,
		},
		{
			layer: [
				{
					data: { values: [{ z: -3.5 }, { z: 0 }, { z: 3.5 }] },
					mark: { type: "rule" as const, strokeDash: [3, 3], color: palette.context },
					encoding: { x: { field: "z", type: "quantitative" as const } },
				},
				{
					data: { name: "published numbers", values: shown },
					mark: { type: "tick" as const, thickness: 1.2, bandSize: 16, opacity: 1 },
					encoding: {
						x,
						y: { field: "group", type: "nominal" as const, title: null, sort: [...groups] },
						color: {
							field: "group",
							type: "nominal" as const,
							legend: null,
							scale: { domain: [...groups], range: [palette.blue, palette.green, palette.vermilion] },
						},
					},
				},
			],
			width: 380,
			height: 96,
		} as Parameters<typeof figureSpec>[1],
	);
}
