import { type figureSpec, palette } from "@quickening/figures";
import { formatNumber } from "@quickening/paper";

/** One layer of a drawing. */
export type Layer = Extract<Parameters<typeof figureSpec>[1], { layer: unknown }>["layer"][number];

/** An x axis of weeks. */
export type WeekAxis = ReturnType<typeof pregnancyWeeks>;

/** x axis of weeks of pregnancy as the files count them; `end` leaves room at the right for labels of lines. */
export function pregnancyWeeks({ end = 38, title = "Week of pregnancy (below 1: before)" } = {}) {
	return {
		field: "week",
		type: "quantitative" as const,
		title,
		scale: { domain: [-11.5, end + 0.5], nice: false },
		axis: { values: [-10, -5, 1, 5, 10, 15, 20, 25, 30, 35] },
	};
}

/** x axis of weeks after birth; pregnancy itself lies unseen between 0 and 1. */
export function weeksAfterBirth({ end = 20, title = "Week after birth (below 1: before pregnancy)" } = {}) {
	return {
		field: "week",
		type: "quantitative" as const,
		title,
		scale: { domain: [-11.5, end + 0.5], nice: false },
		axis: { values: [-10, -5, 1, 5, 10, 15, 20] },
	};
}

/** Thin lines where a trimester begins, with its name above the panel; for rows of which `only` leaves one a week. */
export const trimesterMarks = ({ only = "true", first = "1st trimester" } = {}) =>
	marks(only, { [-11]: "before", 1: first, 15: "2nd", 29: "3rd" });

/** One line for pregnancy and birth, which lie between weeks 0 and 1 of these figures. */
export const birthMarks = (before = "before pregnancy") => marks("true", { [-11]: before, 1: "after birth" });

/** Drawn from the panel's own rows, so that its CSV holds the data and nothing else. */
function marks(only: string, names: Readonly<Record<number, string>>): Layer[] {
	const weeks = Object.keys(names).map(Number);
	const name = weeks.reduceRight((rest, week) => `datum.week === ${week} ? '${names[week]}' : ${rest}`, "''");
	const at = [
		{ filter: `(${only}) && indexof([${weeks.join(", ")}], datum.week) >= 0` },
		{ calculate: "datum.week - 0.5", as: "startWeek" },
		{ calculate: name, as: "periodName" },
	];
	const x = { field: "startWeek", type: "quantitative" as const };
	return [
		{
			transform: [...at, { filter: "datum.week > 0" }],
			mark: { type: "rule" as const, color: palette.context, strokeWidth: 0.6, strokeDash: [2, 2] },
			encoding: { x },
		},
		{
			transform: at,
			mark: {
				type: "text" as const,
				align: "left" as const,
				baseline: "bottom" as const,
				dx: 2,
				fontSize: 6.5,
				color: palette.muted,
			},
			encoding: { x, y: { value: -1 }, text: { field: "periodName" } },
		},
	];
}

/** The level before pregnancy, drawn once. */
export const zeroRule = (only = "true"): Layer => ({
	transform: [{ filter: `(${only}) && datum.week === 1` }],
	mark: { type: "rule" as const, color: palette.muted, strokeWidth: 0.7 },
	encoding: { y: { datum: 0 } },
});

/** Words at one week of a panel, beside the value of a column; a list is set in lines. */
export function note(
	week: number,
	field: string,
	text: string | readonly string[],
	{ dx = 0, dy = 0, align = "left" as "left" | "right" | "center", color = palette.ink as string, only = "true" } = {},
): Layer {
	return {
		transform: [{ filter: `(${only}) && datum.week === ${week}` }],
		mark: {
			type: "text" as const,
			align,
			baseline: "middle" as const,
			dx,
			dy,
			fontSize: 7,
			color,
			text: typeof text === "string" ? text : [...text],
		},
		encoding: {
			x: { field: "week", type: "quantitative" as const },
			y: { field, type: "quantitative" as const },
		},
	};
}

/** A row with the side of the break on which it lies, so that no line is drawn across it. */
export const withPhase = <T extends { readonly week: number }>(rows: readonly T[]) =>
	rows.map((row) => ({ ...row, phase: row.week > 0 ? "after" : "before" }));

/** What captions of figures with bands say. */
export const spreadNote =
	"Bands: mean \u00b1 1 standard deviation between women; this shows spread, not a confidence interval: the number of women behind a week is not in the data.";

export const nWomen = (n: number) => `n = ${formatNumber(n, 0)} women`;
