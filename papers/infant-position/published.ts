import { type Model, type Position, positions } from "./analysis/positions.ts";

/** Where the published numbers stand. */
export const franchak =
	"Franchak JM, et al. Long-form recording of infant body position in the home using wearable inertial sensors. Behav Res Methods 2024;56:4982-5001, doi:10.3758/s13428-023-02236-9 (manuscript of the authors' repository)";

/** A published number, the value that should find it again, and half a unit of its last printed digit as margin. */
export interface Published {
	readonly id: string;
	readonly value: number;
	readonly where: string;
	readonly margin: number;
}

const byPosition = (model: Model, numbers: readonly number[]) =>
	positions.map((position, k) => ({ model, position: position.toLowerCase(), value: numbers[k]! }));

/** Minutes that are right to one in ten, in percent of bins, in the order of `positions`. */
const within: readonly Published[] = [
	...byPosition("group", [80.65, 94.62, 77.42, 94.62, 94.62]),
	...byPosition("individual", [88.1, 88.1, 83.33, 96.43, 92.86]),
].map(({ model, position, value }) => ({
	id: `within.${model}.${position}`,
	value,
	where: "Short-timescale agreement",
	margin: 0.005,
}));

/** Mean percent of the day, in the order of `positions`: younger and older. */
const day: readonly Published[] = (
	[
		["group", "younger", [38.6, 14.0, 28.9, 5.4, 13.0]],
		["group", "older", [14.0, 15.1, 44.4, 18.2, 8.3]],
		["individual", "younger", [43.1, 11.1, 20.3, 9.5, 16.0]],
		["individual", "older", [10.5, 16.6, 46.6, 18.4, 8.0]],
	] as const
).flatMap(([model, ageGroup, numbers]) =>
	byPosition(model, numbers).map(({ position, value }) => ({
		id: `day.${model}.all.${ageGroup}.${position}`,
		value,
		where: "table of age differences",
		margin: 0.05,
	})),
);

/** Correlations, overall first, then in the order of `positions`. */
const correlations: readonly Published[] = (
	[
		["group", "session", "with", [0.8, 0.88, 0.97, 0.79, 0.63, 0.02]],
		["individual", "session", "with", [0.91, 0.98, 0.86, 0.97, 0.83, 0.04]],
		["group", "session", "without", [0.95, 0.94, 0.97, 0.91, 0.99, 0.73]],
		["individual", "session", "without", [0.96, 0.97, 0.84, 0.95, 0.95, 0.6]],
		["group", "bins", "with", [0.8, 0.76, 0.96, 0.72, 0.91, 0.51]],
		["individual", "bins", "with", [0.94, 0.96, 0.9, 0.93, 0.93, 0.46]],
		["group", "bins", "without", [0.92, 0.88, 0.96, 0.89, 0.98, 0.67]],
		["individual", "bins", "without", [0.94, 0.93, 0.89, 0.92, 0.96, 0.63]],
	] as const
).flatMap(([model, windows, outliers, numbers]) =>
	["overall", ...positions.map((position: Position) => position.toLowerCase())].map((position, k) => ({
		id: `r.${model}.${windows}.${outliers}.${position}`,
		value: numbers[k]!,
		where:
			windows === "session" ? "table of correlations, whole distal period" : "table of correlations, 10-minute bins",
		margin: 0.005,
	})),
);

const proximal: readonly Published[] = (
	[
		["group", "accuracy", 0.846, 0.894],
		["individual", "accuracy", 0.916, 0.933],
		["group", "fileKappa", 0.746, 0.768],
		["individual", "fileKappa", 0.821, 0.849],
	] as const
).flatMap(([model, measure, mean, median]) => [
	{ id: `proximal.${model}.${measure}.mean`, value: mean, where: "table of model performance", margin: 0.0005 },
	{ id: `proximal.${model}.${measure}.median`, value: median, where: "table of model performance", margin: 0.0005 },
]);

/** Means over sessions by position, in the order of `positions`. */
const proximalClass: readonly Published[] = (
	[
		["group", "kappa", [0.764, 0.86, 0.702, 0.673, 0.726]],
		["group", "sensitivity", [0.905, 0.894, 0.811, 0.73, 0.772]],
		["group", "positivePredictiveValue", [0.828, 0.877, 0.802, 0.739, 0.794]],
		["individual", "kappa", [0.912, 0.841, 0.887, 0.741, 0.727]],
		["individual", "sensitivity", [0.954, 0.849, 0.915, 0.786, 0.702]],
		["individual", "positivePredictiveValue", [0.932, 0.892, 0.945, 0.825, 0.899]],
	] as const
).flatMap(([model, measure, numbers]) =>
	byPosition(model, numbers).map(({ position, value }) => ({
		id: `proximalClass.${model}.${position}.${measure}`,
		value,
		where: "table of performance by position",
		margin: 0.0005,
	})),
);

/** Every published number that the files can give. */
export const published: readonly Published[] = [
	{ id: "count.sessions", value: 22, where: "Measure the distal accuracy", margin: 0 },
	...proximal,
	...proximalClass,
	...correlations,
	...within,
	...day,
];

export const publishedNumber = (id: string): Published => {
	const found = published.find((one) => one.id === id);
	if (found === undefined) throw new Error(`published.ts has no number for ${id}`);
	return found;
};
