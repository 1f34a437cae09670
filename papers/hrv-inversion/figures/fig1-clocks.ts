import { type FigureSpec, figureSpec, palette, panels } from "@quickening/figures";
import type { CurvePoint } from "../analysis/example.ts";
import { seriesDashes } from "./names.ts";

const titles = { gestation: "True clock: gestation", birth: "True clock: birth" } as const;

/** What either truth looks like, by the week of birth. */
export function spec(rows: readonly CurvePoint[]): FigureSpec {
	const shown = rows.map(({ birthWeeks, ...row }) => ({ ...row, born: `${birthWeeks} weeks` }));
	const born = [...new Set(shown.map((row) => row.born))];
	const range = [palette.vermilion, palette.green, palette.blue, palette.ink];
	const color = { field: "born", type: "nominal" as const, title: "Birth at", scale: { domain: born, range } };
	const strokeDash = {
		field: "born",
		type: "nominal" as const,
		title: "Birth at",
		scale: { domain: born, range: seriesDashes },
	};
	return figureSpec(
		{
			columnMm: 178,
			title: "The clocks differ only in women who give birth early or late",
			caption: `Mean RMSSD of the night by gestational age in synthetic women who give birth at ${born.join(", ")}, small rise, no noise (n = ${born.length} curves per panel): (a) a turn at 33 weeks of gestation in all women; (b) a turn 49 days before birth.`,
			alt: "With a turn by gestation all curves coincide until each ends. With a turn by birth the curve of a birth at 34 weeks turns at 27 weeks, that of a birth at 41 weeks at 34; between 39 and 41 weeks the curves nearly agree.",
		},
		panels(
			(["gestation", "birth"] as const).map((clock) => ({
				title: titles[clock],
				view: {
					data: { name: titles[clock], values: shown.filter((row) => row.clock === clock) },
					mark: { type: "line" as const, strokeWidth: 1.4 },
					encoding: {
						x: {
							field: "gestationWeeks",
							type: "quantitative" as const,
							title: "Gestational age (weeks)",
							scale: { domain: [14, 42], nice: false },
							axis: { values: [14, 18, 22, 26, 30, 34, 38, 42] },
						},
						y: {
							field: "rmssdMs",
							type: "quantitative" as const,
							title: "RMSSD (ms)",
							scale: { domain: [18, 28], zero: false, nice: false },
						},
						color,
						strokeDash,
					},
				},
			})),
			{ height: 120, sharedScales: ["y", "color", "strokeDash"] },
		),
	);
}
