import { type FigureSpec, figureSpec, palette } from "@quickening/figures";
import type { PersonDay } from "../analysis/summarise-people.ts";

const states = [
	{ key: "wornHours", words: "worn", colour: palette.blue },
	{ key: "notWornHours", words: "not worn", colour: palette.orange },
	{ key: "missingHours", words: "missing", colour: palette.yellow },
] as const;

/** Each participant's days, one behind the other: how much of each was worn, not worn and missing. */
export function spec(days: readonly PersonDay[]): FigureSpec {
	const participants = [...new Set(days.map(({ participant }) => participant))];
	const valid = days.filter((day) => day.valid);
	const parts = days.flatMap((row) => {
		let from = row.day - 1;
		return states.map(({ key, words }) => {
			const begin = from;
			from += row[key] / row.hours;
			return { participant: row.participant, date: row.date, state: words, hours: row[key], from: begin, to: from };
		});
	});
	const last = Math.max(1, ...days.map(({ day }) => day));
	const scale = { domain: [0, last], nice: false };
	// More names than that cannot be read in a column: who it is, is in the rows of the figure (.csv).
	const isNamed = participants.length <= 30;
	const y = {
		field: "participant",
		type: "nominal" as const,
		title: isNamed ? "Participant" : "Participants",
		axis: isNamed ? {} : { labels: false, ticks: false },
	};
	return figureSpec(
		{
			columnMm: 85,
			title: "Days by participant, worn and not worn",
			caption: `A day is the space between two lines; what was recorded of it is drawn from its left, in hours. Dots: the ${valid.length} valid days of ${days.length}. n = ${participants.length} participants.`,
			alt: `Bars of worn, not worn and missing hours for ${participants.length} participants over up to ${last} days; ${valid.length} of ${days.length} days are valid.`,
		},
		{
			height: isNamed ? 90 + 13 * participants.length : Math.min(560, 300 + 2 * participants.length),
			data: { values: parts.filter(({ hours }) => hours > 0) },
			layer: [
				{
					mark: { type: "bar" },
					encoding: {
						y,
						x: {
							field: "from",
							type: "quantitative",
							title: "Day of the recording",
							scale,
							axis: { tickMinStep: 1, grid: true },
						},
						x2: { field: "to" },
						color: {
							field: "state",
							type: "nominal",
							title: null,
							scale: { domain: states.map(({ words }) => words), range: states.map(({ colour }) => colour) },
						},
					},
				},
				{
					data: { values: valid.map(({ participant, date, day }) => ({ participant, date, at: day - 0.5 })) },
					mark: { type: "point", filled: true, size: 12, color: palette.ink },
					encoding: { y, x: { field: "at", type: "quantitative", scale } },
				},
			],
		},
	);
}
