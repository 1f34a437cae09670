import { type FigureSpec, figureSpec } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";
import type { SpreadRow } from "../analysis/series-rows.ts";
import { birthMarks, note, nWomen, weeksAfterBirth, zeroRule } from "./gestation.ts";
import { spreadPanel } from "./spread-panel.ts";

/** The quantity of the original's figure 5c, which is not named. */
export function spec(rows: readonly SpreadRow[]): FigureSpec {
	const peak = rows.reduce((best, row) => (row.mean > best.mean ? row : best));
	const last = rows.reduce((latest, row) => (row.week > latest.week ? row : latest));
	const drawing = spreadPanel({
		figure: "5c",
		rows,
		unit: "",
		title: "Not named",
		x: weeksAfterBirth(),
		yTitle: "Change, unit not stated",
		domain: [-30, 330],
		height: 150,
		broken: true,
		more: [
			zeroRule(),
			...birthMarks(),
			note(peak.week, "mean", `week ${peak.week}: ${formatNumber(peak.mean, 0, { signed: true })}`, { dx: 8, dy: -10 }),
		],
	});
	return figureSpec(
		{
			columnMm: 85,
			title: "A quantity that neither the file nor the authors' script names",
			caption:
				`Weekly mean with \u00b1 1 standard deviation (original figure 5c), ${nWomen(rows[0]?.participants ?? Number.NaN)}, a number inferred from figure 2c. The script labels the axis ` +
				"\u201cParticipants (%)\u201d, which values above 100 and below 0 cannot be. It is drawn for completeness; no conclusion rests on it.",
			alt: `A quantity near 0 before pregnancy rises to ${formatNumber(peak.mean, 0)} in week ${peak.week} after birth and is ${formatNumber(last.mean, 0)} in week ${last.week}; what it is, is not known.`,
		},
		drawing,
	);
}
