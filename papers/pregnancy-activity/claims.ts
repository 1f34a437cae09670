import type { Claim } from "@quickening/paper";
import { variantNames, variants } from "./analysis/choices.ts";
import { type Measure, measureOf, movement, steps, totals } from "./analysis/measures.ts";
import { koffman, publishedMean, whereMeans } from "./published.ts";

/** Published means are whole numbers of the same data: half of one is all that rounding can make. */
const rounding = 0.5;

const inWords = ({ family, name }: Measure) => (family === "steps" ? `steps by ${name}` : name);

/** Each published mean of adults, by cycle. */
const means = totals.flatMap((measure) =>
	([2011, 2013] as const).map((cycle): Claim => {
		return {
			id: `adults-${measure.key}-${cycle}`,
			sentence: `The weighted mean of adults in ${cycle} to ${cycle + 1} was {value} (${inWords(measure)}).`,
			value: `adults.cycle${cycle}.${measure.key}`,
			published: { value: publishedMean(measure.key, cycle), source: koffman, where: whereMeans, margin: rounding },
		};
	}),
);

/** Fewer steps, or less movement, whichever single choice is made otherwise. */
const directions = [...steps, ...movement].map((measure): Claim => {
	const id = `${measure.family}.${measure.key}`;
	const labels = Object.fromEntries(
		Object.keys(variants).map((variant) => [`variant.${variant}.${id}`, variantNames[variant] as string]),
	);
	return {
		id: `direction-${measure.key}`,
		sentence: `The difference between pregnant women and others, in percent of the others, is {value} (${inWords(measure)}).`,
		value: `percent.${id}`,
		robust: {
			values: Object.keys(labels),
			labels,
			criterion: { kind: "below", bound: 0 },
		},
	};
});

/** What the paper says, each sentence bound to a value. */
export const claims: readonly Claim[] = [
	{
		id: "pregnant-women",
		sentence: "{value} pregnant women had three valid days or more.",
		value: "count.pregnant.valid",
	},
	{
		id: "lowest-mean",
		sentence: "The lowest mean of adults over algorithms and cycles is {value}.",
		value: "adults.lowest",
		published: { value: 2453, source: koffman, where: "abstract: mean step counts range from 2,453", margin: rounding },
	},
	{
		id: "highest-mean",
		sentence: "The highest mean of adults over algorithms and cycles is {value}.",
		value: "adults.highest",
		published: { value: 12169, source: koffman, where: "abstract: mean step counts range to 12,169", margin: rounding },
	},
	...means,
	{
		id: "difference-stepcount-ssl",
		sentence: "By Stepcount SSL the difference between pregnant women and others is {value}.",
		value: `difference.steps.${measureOf("steps", "stepcountSsl").key}`,
	},
	{
		id: "difference-mims",
		sentence: "In MIMS units the difference is {value}.",
		value: "difference.movement.mims",
	},
	...directions,
	{
		id: "smallest-difference",
		sentence: "The smallest difference by algorithm is {value}.",
		value: "range.percent.least",
		robust: {
			values: ["range.adjustedPercent.least"],
			labels: { "range.adjustedPercent.least": "at equal age" },
			criterion: { kind: "within", margin: 2 },
		},
	},
	{
		id: "largest-difference",
		sentence: "The largest difference by algorithm is {value}.",
		value: "range.percent.most",
		robust: {
			values: ["range.adjustedPercent.most"],
			labels: { "range.adjustedPercent.most": "at equal age" },
			criterion: { kind: "within", margin: 2 },
		},
	},
	{
		id: "algorithms-differ",
		sentence: "In the same women the difference by ADEPT minus that by ActiLife is {value}.",
		value: "contrast.adept.actilife",
	},
];
