import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { InfantRow } from "../analysis/agreement.ts";
import { modelWords } from "../tables/words.ts";

/** Kappa of each infant by both kinds of model. */
export function spec(rows: readonly InfantRow[]): FigureSpec {
	const values = rows
		.filter(({ kappa }) => kappa !== null)
		.map(({ model, infant, kappa, accuracy, n }) => ({ infant, model: modelWords[model], kappa, accuracy, labels: n }));
	const group = rows.filter(({ model, kappa }) => model === "group" && kappa !== null);
	const order = [...group].sort((a, b) => b.kappa! - a.kappa!).map(({ infant }) => infant);
	const kappas = group.map(({ kappa }) => kappa!);
	const nIndividual = values.length - group.length;
	const domain = Object.values(modelWords);
	const scale = { domain: [0, 1], nice: false };
	const y = { field: "infant", type: "nominal" as const, title: "Infant", sort: order };
	const named = { field: "model", type: "nominal" as const, title: null };
	return figureSpec(
		{
			columnMm: 85,
			title: "Agreement is good in most homes and close to chance in a few",
			caption:
				`Cohen's kappa of five positions, model against people, every 2 s of the second video outside naps, for each infant. n = ${group.length} infants by the group model, ${nIndividual} by their own. ` +
				"Infants are ordered by the group model; numbers are those of the public files. Each point stands for 242 to 5,300 labels; no interval is drawn for a single infant. Data: Franchak and others 2024.".replace(
					"242 to 5,300",
					`${Math.min(...values.map(({ labels }) => labels))} to ${Math.max(...values.map(({ labels }) => labels))}`,
				),
			alt: `By the group model kappa runs from ${formatNumber(Math.min(...kappas), 2)} to ${formatNumber(Math.max(...kappas), 2)} over ${group.length} infants; individual models help some of the poorest.`,
		},
		{
			height: 250,
			data: { name: "infants", values },
			layer: [
				{
					mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
					encoding: { x: { datum: 0, type: "quantitative" as const, scale } },
				},
				{
					mark: { type: "point" as const, size: 30, opacity: 1, filled: true },
					encoding: {
						y,
						x: {
							field: "kappa",
							type: "quantitative" as const,
							title: "Cohen's kappa of five positions",
							scale,
							axis: { grid: true, format: ".1f" },
						},
						color: { ...named, scale: { domain, range: [palette.blue, palette.vermilion] } },
						shape: { ...named, scale: { domain, range: ["circle", "square"] } },
					},
				},
			],
		} as Parameters<typeof figureSpec>[1],
	);
}
