import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { Hypnogram } from "../analysis/comparison.ts";

/** Heights of wake, NREM and REM, as hypnograms have them. */
const heights = [2, 0, 1];
const words = ["Wake", "NREM", "REM"];

/** One night as scored and as told. */
export function spec({ id, n, meanKappa, nPeople, kappas, epochs }: Hypnogram): FigureSpec {
	const x = {
		field: "hour",
		type: "quantitative" as const,
		scale: { domain: [0, Math.ceil(epochs.at(-1)!.hour * 2) / 2], nice: false },
	};
	const row = (name: "scored" | "miniRocket" | "network", title: string, color: string, isLast: boolean) => ({
		width: 400,
		height: 50,
		title: { text: title, anchor: "start" as const },
		data: {
			name,
			values: epochs.map((epoch) => ({ hour: epoch.hour, stage: words[epoch[name]], height: heights[epoch[name]] })),
		},
		mark: { type: "line" as const, interpolate: "step-after" as const, strokeWidth: 1, color },
		encoding: {
			x: { ...x, title: isLast ? "Time from the start of the polysomnography (h)" : null },
			y: {
				field: "height",
				type: "quantitative" as const,
				title: null,
				scale: { domain: [-0.2, 2.2], nice: false },
				axis: { grid: true, values: [0, 1, 2], labelExpr: "['NREM', 'REM', 'Wake'][datum.value]" },
			},
		},
	});
	return figureSpec(
		{
			columnMm: 178,
			title: "Heart rate finds REM sleep in part and misses short awakenings",
			caption:
				`One night (n = ${formatNumber(n, 0)} epochs): of the ${nPeople} people in whom all three classes were scored the one in the middle by the mean of four models' kappas of three classes (${formatNumber(meanKappa, 2)}; number ${id} of the public files), chosen by that rule. ` +
				`From above: as scored from polysomnography; as classified by MiniRocket (kappa ${formatNumber(kappas.miniRocket ?? null, 2)}) and by the convolutional network (${formatNumber(kappas.network ?? null, 2)}), neither of which had seen the person. N1 to N4 are NREM. Data: sleep-accel, heart rate and labels.`,
			alt: "A hypnogram as scored, with NREM, two periods of REM and short wakes, over two as told from heart rate: the first REM is found for the most part, the second in pieces or not at all, and short wakes are not found.",
		},
		{
			vconcat: [
				row("scored", "Polysomnography", palette.ink, false),
				row("miniRocket", "MiniRocket, heart rate alone", palette.blue, false),
				row("network", "CNN, heart rate alone", palette.vermilion, true),
			],
			spacing: 12,
		} as Parameters<typeof figureSpec>[1],
	);
}
